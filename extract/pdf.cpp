// SPDX-License-Identifier: MIT
#include "extract/child_process.hpp"
#include "extract/date.hpp"
#include "extract/readers.hpp"
#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace entente {
namespace {

/// "Title:           Annual report" in what pdfinfo writes.
std::string_view field(std::string_view info, std::string_view name) {
    for (std::size_t at = info.find(name); at != std::string_view::npos;
         at = info.find(name, at + 1)) {
        if (at > 0 && info[at - 1] != '\n')
            continue;
        std::string_view value = info.substr(at + name.size());
        value = value.substr(0, value.find('\n'));
        const std::size_t begin = value.find_first_not_of(" \t");
        return begin == std::string_view::npos ? std::string_view{} : value.substr(begin);
    }
    return {};
}

/// What the file says of itself. That it was made on a day is no date of its text unless nothing
/// else is known, so the reader keeps it apart.
void read_info(std::string_view bytes, const ChildLimits& limits, Metadata& metadata) {
    std::string info;
    try {
        info = run_program({"pdfinfo", "-isodates", "-enc", "UTF-8", "/dev/stdin"}, bytes, limits);
    } catch (const Error&) {
        return;  // the text counts; what is said about it may be missing
    }
    if (find_invalid_utf8(info) != std::string_view::npos)
        return;
    metadata.title = field(info, "Title:");
    metadata.made = date_of_text(field(info, "CreationDate:"));
}

}  // namespace

bool is_pdf(std::string_view bytes) {
    constexpr std::size_t head = 1024;  // the standard lets rubbish stand before the mark
    return bytes.substr(0, head).find("%PDF-") != std::string_view::npos;
}

void convert_pdf(Decoded& decoded, Metadata& metadata, const Limits& limits) {
    constexpr ReaderLimits most;
    const ChildLimits allowed{most.program_seconds, most.program_memory, limits.document_bytes};
    std::string text =
        run_program({"pdftotext", "-enc", "UTF-8", "-eol", "unix", "-q", "/dev/stdin", "-"},
                    decoded.text,
                    allowed);
    if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos)
        throw Error(ErrorCode::encoding, {}, "pdftotext gives text that is not UTF-8");
    read_info(decoded.text, allowed, metadata);
    metadata.pages.push_back(0);
    for (std::size_t at = text.find('\f'); at != std::string::npos; at = text.find('\f', at + 1))
        metadata.pages.push_back(at + 1);
    decoded.storage = std::move(text);
    decoded.text = decoded.storage;
    decoded.map = {};
    decoded.skipped = 0;
    decoded.encoding = "UTF-8";
}

}  // namespace entente
