package io.mtapools.feedback.report;

/** One leaf of a mail: its type, and its beginning as text. Immutable. */
final class Part {
    private final String type;
    private final String text;

    Part(String type, String text) {
        this.type = type;
        this.text = text;
    }

    /** Lower case, without parameters, for example {@code text/plain}. */
    String type() {
        return type;
    }

    String text() {
        return text;
    }

    boolean isText() {
        return type.startsWith("text/") && !isOriginal();
    }

    boolean isHtml() {
        return type.equals("text/html");
    }

    /** A mail that is returned, whole or its header. */
    boolean isOriginal() {
        return type.equals("message/rfc822")
                || type.equals("message/global")
                || type.equals("message/partial")
                || type.endsWith("/rfc822-headers")
                || type.equals("text/rfc822")
                || type.equals("message/global-headers");
    }

    boolean isDeliveryStatus() {
        return type.endsWith("/delivery-status") || type.endsWith("/global-delivery-status");
    }

    boolean isFeedbackReport() {
        return type.endsWith("/feedback-report");
    }
}
