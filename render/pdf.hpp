// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace entente {

/// Sets the creation date that cairo wrote into a PDF, in place so that no offset of the file
/// moves; without a time the date is blanked out.
/// @param epoch seconds since 1970, UTC, as SOURCE_DATE_EPOCH has them.
void set_pdf_date(std::string& pdf, std::optional<std::int64_t> epoch);

}  // namespace entente
