// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/outputs.hpp"
#include "cli/packs.hpp"
#include "extract/document.hpp"
#include "extract/extractor.hpp"

#include <string>

namespace entente::cli {
namespace {

class Explain final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals("TEXT", words_, "a sentence or more; - is stdin");
        packs_.add_to(arguments);
        arguments.option("--language", read_.language, "CODE", "en or zh, instead of detection");
    }

    Status run(Session& session) override {
        std::string text;
        if (words_.size() == 1 && words_.front() == "-") {
            text = session.inputs.read("-", read_.limits.document_bytes);
        } else {
            for (const std::string& word : words_)
                text += (text.empty() ? "" : " ") + word;
        }
        const Extractor extractor(packs_.load(session));
        const Document document = read_document(text, "text", read_);
        if (document.sentences.empty())
            throw Error(ErrorCode::usage, {}, "there is no text to explain");
        write_output("-", extractor.explain(document));
        return fine;
    }

private:
    std::vector<std::string> words_;
    PackOptions packs_;
    ReadOptions read_;
};

}  // namespace

std::unique_ptr<Command> make_explain() {
    return std::make_unique<Explain>();
}

}  // namespace entente::cli
