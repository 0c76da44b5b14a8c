// SPDX-License-Identifier: MIT
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <memory>

/// Writes the pairs {Traditional, Simplified} that ICU's transliterator knows as the body of a C++
/// array, in rising order. Run while building: the transliterator itself takes 50 ms to set up.
int main() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> simplify(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    if (U_FAILURE(status))
        return 1;
    for (UChar32 c = 0x3400; c <= 0x9FFF; ++c) {
        icu::UnicodeString text(c);
        simplify->transliterate(text);
        if (text.countChar32() == 1 && text.char32At(0) != c && text.char32At(0) <= 0xFFFF)
            std::printf("{0x%04X, 0x%04X},\n",
                        static_cast<unsigned>(c),
                        static_cast<unsigned>(text.char32At(0)));
    }
    return 0;
}
