package io.mtapools.feedback.reply;

import io.mtapools.model.ReplyCategory;

/** What a three-digit code means where nothing else does (RFC 5321, 4.2.3; RFC 7504). Stateless. */
final class BasicCode {
    private BasicCode() {}

    /**
     * Never {@code INVALID_RECIPIENT} for a bare 550: half the world says it for whatever it dislikes, and a recipient
     * suppressed by mistake is lost.
     */
    static ReplyCategory category(int code) {
        switch (code) {
            case 521:
            case 556:
                return ReplyCategory.BAD_DOMAIN;
            case 551:
                return ReplyCategory.INVALID_RECIPIENT;
            case 552:
                return ReplyCategory.MAILBOX_FULL;
            default:
                return byClass(code / 100);
        }
    }

    private static ReplyCategory byClass(int first) {
        switch (first) {
            case 4:
                return ReplyCategory.TRANSIENT;
            case 5:
                return ReplyCategory.POLICY;
            default:
                return ReplyCategory.UNKNOWN;
        }
    }
}
