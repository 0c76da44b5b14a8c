// SPDX-License-Identifier: MIT
#pragma once

#include "render/report_sections.hpp"

#include <string>
#include <utility>
#include <vector>

namespace entente {

/// The tables beside a report, by name: nodes.csv, network.csv, edges.csv, evidence.csv and
/// report.json. Numbers have every digit; one that is not defined is empty in CSV, null in JSON.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> report_files(
    const ReportContext& context);

}  // namespace entente
