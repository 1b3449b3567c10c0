package io.mtapools.config;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables in place of {@code ${env:NAME}}. */
final class Environment {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([^}]*)(}?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Function<String, String> variables;

    /** @param variables null for one that is unset */
    Environment(Function<String, String> variables) {
        this.variables = variables;
    }

    /** @throws Complaint that names the variables but never what they hold */
    String substitute(String raw) throws Complaint {
        Matcher reference = REFERENCE.matcher(raw);
        StringBuilder result = new StringBuilder();
        while (reference.find()) {
            reference.appendReplacement(result, Matcher.quoteReplacement(lookUp(reference)));
        }
        return reference.appendTail(result).toString();
    }

    private String lookUp(Matcher reference) throws Complaint {
        String name = reference.group(1);
        if (reference.group(2).isEmpty() || !NAME.matcher(name).matches()) {
            throw new Complaint(Messages.environmentReference());
        }
        String value = variables.apply(name);
        if (value == null) {
            throw new Complaint(Messages.environmentUnset(name));
        }
        return value;
    }
}
