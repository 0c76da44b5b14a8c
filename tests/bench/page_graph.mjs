// SPDX-License-Identifier: MIT
// node page_graph.mjs NODES > statements.jsonl: statements between so many actors, by preferential
// attachment, some two edges an actor and up to four sentences an edge. The same for the same number.
const count = Number(process.argv[2] ?? 3000);
let state = 20160101;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const relations = ['cooperates', 'supports', 'supports', 'aids', 'leads', 'competes', 'opposes', 'hedges', 'distrusts', 'trades'];
const modalities = ['asserted', 'asserted', 'asserted', 'reported', 'planned'];
const ends = [0];
let offset = 0, index = 0;
const span = (begin, text) => ({ begin, end: begin + Buffer.byteLength(text), text });
for (let n = 1; n < count; ++n) {
  for (let k = 0; k < 2; ++k) {
    const other = ends[random(ends.length)];
    if (other === n) continue;
    ends.push(n, other);
    const [source, target, relation] = [`ACTOR-${n}`, `ACTOR-${other}`, relations[random(relations.length)]];
    const negated = random(25) === 0;
    for (let s = random(4) + 1; s > 0; --s) {
      const trigger = negated ? `不${relation}` : relation;
      const text = `据报道，${source}${trigger}${target}，双方在会谈后没有回答记者的提问。`;
      const at = offset + Buffer.byteLength('据报道，');
      process.stdout.write(`${JSON.stringify({ document: `doc-${random(40)}.txt`, date: `${2010 + random(15)}-0${random(9) + 1}-1${random(10)}`, language: 'zh',
        sentence: { index, begin: offset, end: offset + Buffer.byteLength(text), text }, source, relation, target, negated,
        modality: modalities[random(modalities.length)], rule: `svo/${relation}`,
        source_span: span(at, source), trigger: span(at + source.length, trigger), target_span: span(at + source.length + Buffer.byteLength(trigger), target) })}\n`);
      offset += Buffer.byteLength(text);
      ++index;
    }
  }
}
