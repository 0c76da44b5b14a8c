// SPDX-License-Identifier: MIT
#include "extract/parse.hpp"

namespace entente {

std::vector<Frame> parse_prenominal(const SentenceView&, Discourse&, ParseTrace*) {
    return {};
}

}  // namespace entente
