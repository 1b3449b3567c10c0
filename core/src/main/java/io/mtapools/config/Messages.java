package io.mtapools.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said about a file: all of it here. None of it repeats a value, which may be a secret. */
final class Messages {
    private static final Pattern PARSER_PREFIX =
            Pattern.compile("^ParseError at \\[.*?]\\s*Message:\\s*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']*)[\"']");
    private static final int LONGEST_LIST = 12;

    private Messages() {}

    static String shorten(String text, int length) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= length ? line : line.substring(0, length - 1) + "…";
    }

    /** For example {@code a, b or c}. */
    static String either(Collection<String> names) {
        List<String> list = new ArrayList<>(names);
        if (list.size() < 2) {
            return String.join("", list);
        }
        return String.join(", ", list.subList(0, list.size() - 1)) + " or " + list.get(list.size() - 1);
    }

    // The file

    static String emptyFile() {
        return "the file is empty; expected <pools> with <traffic> and at least one <pool>";
    }

    static String unreadable(String reason) {
        return "the file can't be read: " + reason;
    }

    static String tooLarge(int bytes) {
        return "the file is longer than " + bytes + " bytes; expected a configuration file";
    }

    static String notEncodedAs(String charset) {
        return "what stands here is not " + charset + "; save the file as UTF-8";
    }

    static String unknownEncoding() {
        return "the XML declaration names an encoding that is not known; save the file as UTF-8 and declare that";
    }

    static String doctype() {
        return "a DOCTYPE is not allowed; remove it (pools.xsd takes its place, values come in by ${env:NAME})";
    }

    static String entity() {
        return "an entity that XML does not define; expected &amp;, &lt;, &gt;, &quot; or &apos;";
    }

    static String namespace() {
        return "a namespace is not expected here; remove xmlns=";
    }

    static String tooDeep(int depth) {
        return "elements are nested more than " + depth + " deep; is an end tag missing?";
    }

    /**
     * The parser's own words, but of what it quotes only names of elements seen so far: it may quote part of a value.
     *
     * @param parser null where it has no words
     */
    static String notWellFormed(String parser, Set<String> elementsSeen) {
        if (parser == null) {
            return "not well-formed XML; correct it here or just before";
        }
        String text = PARSER_PREFIX.matcher(parser).replaceFirst("").strip();
        String safe = QUOTED.matcher(text).replaceAll(quoted -> {
            String name = quoted.group(1).replaceAll("[</>]", "");
            boolean harmless = quoted.group(1).length() < 3 || elementsSeen.contains(name);
            return Matcher.quoteReplacement(harmless ? quoted.group() : "\"…\"");
        });
        return "not well-formed XML: " + shorten(safe, 300)
                + " Correct it here or just before; \"&\" and \"<\" in a value are" + " written &amp; and &lt;";
    }

    static String wrongRoot(String expected) {
        return "expected <" + expected + "> as the outermost element";
    }

    static String environmentReference() {
        return "expected ${env:NAME} with a name of letters, digits and '_'";
    }

    static String environmentUnset(String name) {
        return "the environment variable " + name + " is not set; set it for James, or write the value here";
    }

    // Elements and attributes

    static String unknown(String what, String name, Collection<String> valid) {
        return "unknown " + what + " \"" + shorten(name, 60) + "\"" + meant(name, valid);
    }

    static String unknownElement(String parent, Collection<String> valid, String name) {
        return valid.isEmpty()
                ? "unknown element; <" + parent + "> holds no elements"
                : "unknown element in <" + parent + ">" + meant(name, valid);
    }

    static String meant(String typed, Collection<String> valid) {
        return Nearest.to(typed, valid)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElseGet(() -> choice(valid));
    }

    private static String choice(Collection<String> valid) {
        if (valid.isEmpty() || valid.size() > LONGEST_LIST) {
            return valid.isEmpty() ? "; there is none" : "";
        }
        return "; expected " + either(valid);
    }

    static String attributeMissing(String name) {
        return "the attribute \"" + name + "\" is missing; add " + name + "=\"…\"";
    }

    static String elementMissing(String name) {
        return "<" + name + "> is missing; add at least one";
    }

    static String onlyOnce(String parent, Place first) {
        return "only one is allowed in <" + parent + ">, the first is at " + first + "; remove one";
    }

    static String noTextHere() {
        return "takes no text; remove it, or put it in the element or attribute that it belongs to";
    }

    static String textMissing() {
        return "is empty; expected a value";
    }

    // Values

    static String expected(String what) {
        return "expected " + what;
    }

    static String expectedOneOf(Collection<String> valid) {
        return "expected " + either(valid);
    }

    static String inList(String complaint, int position) {
        return "value " + position + " of the list: " + complaint;
    }

    // Names

    static String noSuch(String kind, String typed, Collection<String> valid) {
        return "no such " + kind + meant(typed, valid);
    }

    static String duplicate(String kind, Place first) {
        return kind + " is there already, at " + first + "; remove or rename one";
    }

    static String reservedPool(Collection<String> reserved) {
        return "this pool name is taken by a call of the web API or a keyword (" + String.join(", ", reserved)
                + "); choose another";
    }

    static String reservedProcessor(Collection<String> reserved) {
        return "a pool needs a processor of its own, and James uses this one itself (" + String.join(", ", reserved)
                + "); choose another, for example pool-NAME";
    }

    static String sharedProcessor(String processor, Place first) {
        return "its processor " + processor + " is also that of the pool at " + first
                + "; give each pool its own with processor=\"…\"";
    }

    static String reservedHeader() {
        return "this header is needed by every mail and would be removed; choose one of your own, for example X-Traffic-Type";
    }

    static String sameHeader(Place first) {
        return "this header already tells something else, at " + first + "; each needs a header of its own";
    }

    // Pools

    static String sameAddress(Place first) {
        return "this address is there already, at " + first + "; an IP belongs to one pool, once";
    }

    static String samePublicAddress(Place first) {
        return "receivers would see the same address as that of the IP at " + first
                + ", so its limits could not be kept; give each IP a public address of its own";
    }

    static String family() {
        return "address and public must both be IPv4 or both IPv6";
    }

    static String sameLimit(Place first) {
        return "there is a limit of the same period and scope already, at " + first + "; keep one";
    }

    static String lendingCircle(String circle) {
        return "pools lend in a circle (" + circle + "); remove one <lends>";
    }

    static String lendsToItself() {
        return "a pool can't lend to itself; name another pool";
    }

    static String lendsTwice(Place first) {
        return "this pool is lent to already, at " + first + "; keep one";
    }

    static String doesNotLend(String lender, String borrower) {
        return "pool " + lender + " does not lend to this one; add <lends to=\"" + borrower
                + "\" upTo=\"20%\"/> there, or write hold here";
    }

    static String lendsUnused(String borrower) {
        return "pool " + borrower + " never borrows; add <whenFull> with this pool's name there";
    }

    static String alone() {
        return "a pool of one IP: when that IP is suspended or paused, its mail waits; add a second";
    }

    static String onlyStandby() {
        return "all its IPs are standby; take standby=\"true\" from one";
    }

    static String sharedPool(String types) {
        return "this pool carries more than one traffic type (" + types
                + "): one harms the other's reputation; a pool for each is safer";
    }

    static String quarantineNear(String pool) {
        return "this quarantine address is in the same /24 (IPv6: /64) as pool " + pool
                + ": receivers judge neighbours together; use another network";
    }

    static String quarantineIsOrdinary(String type) {
        return "this is also the pool of traffic type " + type + ": its mail would meet what is quarantined";
    }

    static String sinceWithoutWarmUp() {
        return "since has no effect without warmUp";
    }

    // Traffic

    static String neverMatches(String otherwise) {
        return "no condition, not the \"otherwise\" type (" + otherwise
                + ") and no typeHeader: no mail can be of this type; add a condition";
    }

    static String stateNotDefined(String state) {
        return "<feedback> defines no state " + state + ", so figures alone never give it";
    }

    // Providers

    static String matchesNothing() {
        return "no domain can match: it has neither <mx> nor <domain>; add one";
    }

    static String allClaimed(String claims) {
        return "no domain can match: providers before it take all of its hosts and domains (" + claims
                + "); move it up, or remove one";
    }

    static String hidesBuiltIn(String builtIn) {
        return "takes all hosts of the built-in provider " + builtIn
                + ", whose limits then no longer count there; name it " + builtIn + " to replace that one";
    }

    static String everyoneElseMatches() {
        return "everyone-else takes the domains that no other provider takes; remove its <mx> and <domain>";
    }

    // Warm-up, feedback, replies, retry, store

    static String falls(int position) {
        return "value " + position + " is less than the one before; a warm-up never falls";
    }

    static String lengthsDiffer(int days, int total) {
        return "has " + total + " values, but <days> has " + days + "; give one for each day";
    }

    static String totalBelowDay(int position) {
        return "value " + position + " is less than that of <days>: the whole IP can't send less than to one provider";
    }

    static String stateOrder(String before) {
        return "comes after " + before + "; expected "
                + either(FeedbackState.names()).replace(" or ", ", ") + " in this order";
    }

    static String thresholdOrder(String stateBefore) {
        return "not above that of " + stateBefore + "; expected each state to need more than the one before";
    }

    static String recoverTooHigh(String state) {
        return "not below the complaints that make " + state + "; expected less, or it would come and go";
    }

    static String stateNeedsThreshold() {
        return "no figure leads to this state; add complaints or bounces";
    }

    static String suspendedForEver() {
        return "what is suspended sends nothing, so its figures never improve: set lasts";
    }

    static String lastsWithoutAction() {
        return "lasts has no effect without then";
    }

    static String sampleDoesNotMatch() {
        return "this sample is not matched by the reply's regular expression; correct one of them";
    }

    static String sampleIsNoReply() {
        return "expected a whole SMTP reply that begins with its code, for example 421 4.7.0 Try again later";
    }

    static String addressWithoutSecret() {
        return "without secret no mail carries a trace, so that no report can be verified or counted; set secret";
    }

    static String notAscending() {
        return "the pauses don't rise: a receiver that defers wants to be asked less and less";
    }

    static String givesUpBeforeRetry() {
        return "ends before the first retry: no deferred mail is ever tried again";
    }

    static String uriMissing() {
        return "a redis store needs uri=\"redis://host:6379\"";
    }

    static String uriUnused() {
        return "only a redis store has a uri; remove it, or set kind=\"redis\"";
    }
}
