// SPDX-License-Identifier: MIT
#include "graph/io/sentence_store.hpp"

#include <algorithm>

namespace entente {
namespace {

std::uint32_t index_of(const StoredSentence& sentence) {
    return sentence.ref.index;
}

}  // namespace

std::size_t SentenceStore::number_of(std::string_view document) {
    if (last_ < documents_.size() && documents_[last_].name == document)
        return last_;
    const auto [number, fresh] = numbers_.insert(document);
    if (fresh)
        documents_.push_back({.name = std::string(document)});
    last_ = number;
    return number;
}

bool SentenceStore::add(std::string_view document, StoredSentence sentence) {
    Document& of = documents_[number_of(document)];
    const std::uint32_t index = sentence.ref.index;
    if (of.sentences.empty() || index_of(of.sentences.back()) < index) {
        of.sentences.push_back(std::move(sentence));
        return true;
    }
    if (find(document, index) != nullptr)
        return false;
    return of.strays.try_emplace(index, std::move(sentence)).second;
}

const StoredSentence* SentenceStore::find(std::string_view document, std::uint32_t index) {
    const Document& in = documents_[number_of(document)];
    const auto at = std::ranges::lower_bound(in.sentences, index, {}, index_of);
    if (at != in.sentences.end() && index_of(*at) == index)
        return &*at;
    const auto stray = in.strays.find(index);
    return stray != in.strays.end() ? &stray->second : nullptr;
}

void SentenceStore::fill_in(std::span<const DocumentInfo> documents) {
    const DocumentInfo* before = nullptr;
    for (const DocumentInfo& info : documents) {
        if (before == nullptr || before->name != info.name) {  // the first of a name counts
            Document& document = documents_[number_of(info.name)];
            document.date = info.date;
            document.language = info.language;
        }
        before = &info;
    }
}

std::pair<std::string_view, std::string_view> SentenceStore::defaults(std::string_view document) {
    const Document& found = documents_[number_of(document)];
    return {found.date, found.language};
}

}  // namespace entente
