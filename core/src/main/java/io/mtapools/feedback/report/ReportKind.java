package io.mtapools.feedback.report;

import java.util.Locale;

/** What a mail reports. */
public enum ReportKind {
    /** Somebody called a mail of ours unwanted, or unsubscribed by way of the provider ({@code opt-out}). */
    COMPLAINT,
    /** A mail of ours was given up. */
    BOUNCE,
    /** Neither: an auto-reply, a delay, a success, an authentication report, or no report at all. */
    NONE;

    /** The name in calls and logs, for example {@code complaint}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
