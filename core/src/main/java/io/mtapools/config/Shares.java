package io.mtapools.config;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shares as in {@code 50%} or {@code 0.1%}: above zero, at most 100%. */
final class Shares {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Shares() {}

    /** Above 0, at most 1. */
    static double parse(String text) throws Complaint {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            BigDecimal percent = new BigDecimal(form.group(1));
            if (percent.signum() > 0 && percent.compareTo(WHOLE) <= 0) {
                return percent.movePointLeft(2).doubleValue();
            }
        }
        throw new Complaint(
                Messages.expected("a share above 0% and at most 100%, with '.' and '%', for example 20% or 0.1%"));
    }

    /** A text that {@link #parse} reads as this share, for shares of at most 8 decimals. */
    static String text(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
