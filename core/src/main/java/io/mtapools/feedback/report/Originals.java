package io.mtapools.feedback.report;

/** Finds the header of the mail that a report is about: in a part of its own, else quoted in the text. Stateless. */
final class Originals {
    private Originals() {}

    static HeaderFields of(ParsedMail mail, Notice notice) {
        return mail.parts(Part::isOriginal)
                .map(part -> HeaderFields.parse(part.text().stripLeading()))
                .filter(fields -> !fields.isEmpty())
                .findFirst()
                .orElseGet(notice::quoted);
    }
}
