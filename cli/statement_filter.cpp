// SPDX-License-Identifier: MIT
#include "cli/statement_filter.hpp"

#include "cli/dates.hpp"
#include "cli/suggest.hpp"

#include <optional>

namespace entente::cli {

void StatementFilter::add_to(Arguments& arguments) {
    arguments.option("--from", from_, "DATE", "leave out what is dated before");
    arguments.option("--to", to_, "DATE", "leave out what is dated after");
    arguments.list("-r,--relation", relations_, "R,R", "only these relations", true);
    arguments.list("--modality",
                   modalities_,
                   "M,M",
                   "only these of asserted, reported, planned, hypothetical",
                   true);
}

AssembleOptions StatementFilter::options(const Schema& schema) const {
    check_date("--from", from_);
    check_date("--to", to_);
    AssembleOptions options;
    options.from = from_;
    options.to = to_;
    options.relations = relations_;
    std::vector<std::string> names;
    for (const RelationType& relation : schema.relations())
        names.push_back(relation.name);
    for (const std::string& name : relations_)
        if (schema.find_relation(name) == nullptr)
            throw Error(ErrorCode::unknown_name, {}, unknown_name("relation", name, names));
    for (const std::string& name : modalities_) {
        const std::optional<Modality> modality = parse_modality(name);
        if (!modality)
            throw Error(ErrorCode::unknown_name,
                        {},
                        unknown_name(
                            "modality", name, {"asserted", "reported", "planned", "hypothetical"}));
        options.modalities.push_back(*modality);
    }
    return options;
}

}  // namespace entente::cli
