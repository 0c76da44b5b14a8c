// SPDX-License-Identifier: MIT
#include "extract/document.hpp"
#include "extract/zip_archive.hpp"
#include "graph/base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>
#include <zip.h>

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A ZIP archive of the members.
std::string archive(const std::vector<std::pair<std::string, std::string>>& members) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* const zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : members)
        zip_file_add(zip,
                     name.c_str(),
                     zip_source_buffer(zip, bytes.data(), bytes.size(), 0),
                     ZIP_FL_OVERWRITE);
    EXPECT_EQ(zip_close(zip), 0);
    zip_stat_t about;
    zip_stat_init(&about);
    zip_source_stat(target, &about);
    std::string out(about.size, '\0');
    zip_source_open(target);
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

std::string docx(const std::string& body, const std::string& core = "") {
    std::vector<std::pair<std::string, std::string>> members{
        {"word/document.xml",
         "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>" + body +
             "</w:body></w:document>"}};
    if (!core.empty())
        members.emplace_back("docProps/core.xml", core);
    return archive(members);
}

std::string paragraph(const std::string& text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::vector<std::string> sentences(const Document& d) {
    std::vector<std::string> all;
    for (const Sentence& s : d.sentences)
        all.emplace_back(d.sentence_text(s));
    return all;
}

TEST(DocxTest, ParagraphsHeadingsTablesAndWhatIsDeleted) {
    const std::string bytes = docx(
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Outlook</w:t></w:r></w:p>" +
            paragraph("Ghana &amp; Togo back Fiji.") +
            "<w:p><w:r><w:t>Chad </w:t></w:r><w:del><w:r><w:delText>never "
            "</w:delText></w:r></w:del>"
            "<w:r><w:t>backs Niger.</w:t></w:r></w:p>"
            "<w:tbl><w:tr><w:tc>" +
            paragraph("Peru") + "</w:tc><w:tc>" + paragraph("Chile") + "</w:tc></w:tr></w:tbl>" +
            paragraph("中国支持加纳。"),
        "<cp xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>The title</dc:title>"
        "<dcterms:created>2023-04-05T10:00:00Z</dcterms:created></cp>");
    const Document d = read_document(bytes, "brief.docx");
    const std::vector<std::string> found = sentences(d);
    EXPECT_THAT(found, testing::Contains("Ghana & Togo back Fiji."));
    EXPECT_THAT(found, testing::Contains("Chad backs Niger."));
    EXPECT_THAT(found, testing::Contains("中国支持加纳。"));
    EXPECT_THAT(d.text, Not(HasSubstr("never")));
    EXPECT_EQ(d.sentences.front().kind, BlockKind::heading);
    EXPECT_EQ(d.title, "The title");
    EXPECT_EQ(d.date, "2023-04-05");
    EXPECT_EQ(read_document(bytes, "2024-01-02-brief").date, "2024-01-02");
}

TEST(DocxTest, OffsetsPointIntoTheXmlPart) {
    const std::string body = paragraph("Ghana &amp; Togo back Fiji.");
    const std::string xml = "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>" + body +
                            "</w:body></w:document>";
    const Document d = read_document(archive({{"word/document.xml", xml}}), "a.docx");
    const std::size_t at = d.text.find("& Togo");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(xml.substr(d.map.begin(at), d.map.end(at + 6) - d.map.begin(at)), "&amp; Togo");
}

TEST(OdtTest, TextWithoutNotes) {
    const std::string content =
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" "
        "xmlns:table=\"b\"><office:body><office:text><text:h>Outlook</text:h>"
        "<text:p>Ghana<text:s/>backs <text:span>Togo</text:span><text:note><text:note-body>"
        "<text:p>Hidden.</text:p></text:note-body></text:note>.</text:p>"
        "<text:list><text:list-item><text:p>Fiji backs Tonga.</text:p></text:list-item></text:list>"
        "</office:text></office:body></office:document-content>";
    const Document d =
        read_document(archive({{"mimetype", "application/vnd.oasis.opendocument.text"},
                               {"content.xml", content},
                               {"meta.xml",
                                "<m xmlns:meta=\"m\" xmlns:dc=\"d\"><dc:title>T</dc:title>"
                                "<meta:creation-date>2022-03-04</meta:creation-date></m>"}}),
                      "a.odt");
    EXPECT_THAT(sentences(d), testing::Contains("Ghana backs Togo."));
    EXPECT_THAT(sentences(d), testing::Contains("Fiji backs Tonga."));
    EXPECT_THAT(d.text, Not(HasSubstr("Hidden")));
    EXPECT_EQ(d.date, "2022-03-04");
    EXPECT_EQ(d.title, "T");
}

TEST(ArchiveTest, BombsAreRefused) {
    const std::string blanks(80 << 20, ' ');
    const std::string bomb = docx(paragraph(blanks));
    EXPECT_LT(bomb.size(), 1U << 20);
    try {
        static_cast<void>(read_document(bomb, "bomb.docx"));
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.code(), ErrorCode::limit) << e.what();
    }
    // within the size of a document, but packed a thousandfold
    const std::string thousandfold = docx(paragraph(std::string(20 << 20, 'a')));
    EXPECT_THROW(static_cast<void>(read_document(thousandfold, "a.docx")), Error);
}

TEST(ArchiveTest, EntitiesAndDepthAreRefused) {
    const std::string laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w>&b;</w>";
    EXPECT_THROW(
        static_cast<void>(read_document(archive({{"word/document.xml", laughs}}), "a.docx")),
        Error);
    std::string deep;
    for (int i = 0; i < 5000; ++i)
        deep += "<w:r>";
    EXPECT_THROW(static_cast<void>(read_document(archive({{"word/document.xml", deep}}), "a.docx")),
                 Error);
}

/// Bytes of an archive changed at random: a document or an Error.
TEST(ArchiveTest, DamagedArchives) {
    const std::string good = docx(paragraph("Ghana backs Togo."));
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        std::mt19937 random(seed);
        std::string bytes = good;
        for (auto n = 1 + random() % 4; n > 0; --n)
            bytes[4 + random() % (bytes.size() - 4)] = static_cast<char>(random());
        if (random() % 3 == 0)
            bytes.resize(4 + random() % (bytes.size() - 4));
        try {
            static_cast<void>(read_document(bytes, "a.docx"));
        } catch (const Error&) {
        }
    }
}

/// A PDF of pages with one line of text each.
std::string pdf(const std::vector<std::string>& pages) {
    std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", ""};
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string page = std::to_string(4 + 2 * i);
        const std::string content = "BT /F1 12 Tf 72 700 Td (" + pages[i] + ") Tj ET";
        kids += page + " 0 R ";
        if (i == 0)
            objects.emplace_back("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " +
                          std::to_string(5 + 2 * i) +
                          " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
        objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" +
                          content + "\nendstream");
    }
    objects[1] =
        "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
    std::string out = "%PDF-1.4\n";
    std::string places = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::string place = std::to_string(out.size());
        places += std::string(10 - place.size(), '0') + place + " 00000 n \n";
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1);
    const std::string start = std::to_string(out.size());
    return out + "xref\n0 " + count + "\n" + places + "trailer\n<< /Size " + count +
           " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

TEST(PdfTest, SentencesKnowTheirPage) {
    const Document d = read_document(pdf({"Ghana backs Togo.", "Fiji backs Tonga."}), "a.pdf");
    ASSERT_EQ(sentences(d), (std::vector<std::string>{"Ghana backs Togo.", "Fiji backs Tonga."}));
    EXPECT_EQ(d.name_at(d.map.begin(d.sentences[0].begin)), "a.pdf#page=1");
    EXPECT_EQ(d.name_at(d.map.begin(d.sentences[1].begin)), "a.pdf#page=2");
}

TEST(PdfTest, WhatIsNoPdfIsAnError) {
    for (const std::string& bytes :
         {std::string("%PDF-1.4\nrubbish"), pdf({"Ghana."}).substr(0, 60), std::string("%PDF-")})
        EXPECT_THROW(static_cast<void>(read_document(bytes, "a.pdf")), Error);
}

TEST(PlainTest, NamesHaveNoPage) {
    EXPECT_EQ(read_document("Ghana backs Togo.", "a.txt").name_at(0), "a.txt");
}

}  // namespace
}  // namespace entente
