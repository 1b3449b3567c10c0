package io.mtapools.feedback.report;

/** What every reader of one mail shares: the mail, its notice, the header of the mail that it is about. Immutable. */
final class Reading {
    private final ParsedMail mail;
    private final Notice notice;
    private final HeaderFields original;

    Reading(ParsedMail mail) {
        this.mail = mail;
        this.notice = Notice.of(mail.prose());
        this.original = Originals.of(mail, notice);
    }

    ParsedMail mail() {
        return mail;
    }

    Notice notice() {
        return notice;
    }

    HeaderFields original() {
        return original;
    }
}
