package io.mtapools.config;

import java.util.List;

/** Files with one mistake each. */
final class BrokenFiles {
    private static final String QUARANTINE = "  <pool name=\"quarantine\">";

    private BrokenFiles() {}

    static List<Broken> all() {
        return List.of(
                // the file
                Broken.file("empty file", "¦", "the file is empty"),
                Broken.file("blank file", "¦  \n \n", "the file is empty"),
                Broken.file("other root", "¦<pool name=\"a\"/>", "expected <pools> as the outermost element"),
                Broken.of("no end tag", "</pools>\n", "¦", "not well-formed XML"),
                Broken.of(
                        "doctype",
                        "<!-- <pool name=\"not-this-one\"> -->",
                        "¦<!DOCTYPE pools>",
                        "a DOCTYPE is not allowed"),
                Broken.of(
                        "unset variable",
                        "secret=\"${env:MTAPOOLS_SECRET}\"",
                        "¦secret=\"${env:UNSET}\"",
                        "the environment variable UNSET is not set"),
                Broken.of(
                        "open variable",
                        "secret=\"${env:MTAPOOLS_SECRET}\"",
                        "¦secret=\"${env:MTA\"",
                        "expected ${env:NAME}"),
                // shapes
                Broken.of(
                        "unknown element",
                        "<backOff cut",
                        "¦<backOf cut",
                        "<backOf>: unknown element in <pools>; did you mean \"backOff\"?"),
                Broken.of(
                        "element in the wrong place",
                        "<attempts atOnce=\"64\"/>",
                        "¦<mx>google.com</mx>",
                        "<mx>: unknown element in <pools>"),
                Broken.of(
                        "element in a leaf",
                        "<store kind=\"embedded\"/>",
                        "<store kind=\"embedded\">¦<mx>google.com</mx></store>",
                        "<store> holds no elements"),
                Broken.of(
                        "unknown attribute",
                        "processor=\"promotional-out\"",
                        "¦procesor=\"promotional-out\"",
                        "unknown attribute \"procesor\"; did you mean \"processor\"?"),
                Broken.of(
                        "namespace",
                        "<pools reviewed",
                        "<pools ¦xmlns=\"urn:example\" reviewed",
                        "a namespace is not expected here"),
                Broken.of(
                        "attribute missing",
                        "<type name=\"acquisition\" pool=\"acquisition\"/>",
                        "¦<type name=\"acquisition\"/>",
                        "the attribute \"pool\" is missing"),
                Broken.of(
                        "helo missing",
                        "<ip address=\"203.0.113.50\" helo=\"mta50.example.com\"/>",
                        "¦<ip address=\"203.0.113.50\"/>",
                        "the attribute \"helo\" is missing"),
                Broken.of(
                        "text where none belongs",
                        "<store kind=\"embedded\"/>",
                        "¦<store kind=\"embedded\">here</store>",
                        "takes no text"),
                Broken.of("text missing", "<mx>google.com</mx>", "¦<mx/>", "<mx>: is empty"),
                Broken.of(
                        "two traffics",
                        "<providers builtIn=\"true\">",
                        "¦<traffic otherwise=\"promotional\"><type name=\"t\" pool=\"promotional\"/></traffic><providers builtIn=\"true\">",
                        "only one is allowed in <pools>, the first is at 4:3"),
                Broken.of(
                        "two stores",
                        "<store kind=\"embedded\"/>",
                        "<store kind=\"embedded\"/>¦<store kind=\"embedded\"/>",
                        "only one is allowed in <pools>"),
                Broken.of(
                        "two back-offs",
                        "<attempts atOnce=\"64\"/>",
                        "¦<backOff cut=\"20%\"/>",
                        "only one is allowed in <pools>"),
                Broken.of(
                        "two connections of a provider",
                        "<connections>5</connections>",
                        "<connections>5</connections>¦<connections>6</connections>",
                        "only one is allowed in <provider>"),
                Broken.of(
                        "two retries of a type",
                        "<retry after=\"1m, 5m\" giveUp=\"1d\"/>",
                        "<retry after=\"1m\" giveUp=\"1d\"/>¦<retry after=\"1m\" giveUp=\"1d\"/>",
                        "only one is allowed in <type>"),
                Broken.of(
                        "no pool",
                        QUARANTINE,
                        QUARANTINE.replace("<", "¦<") + "</pool><pool name=\"more\">",
                        "<ip> is missing"),
                Broken.file(
                                "no pools at all",
                                "¦<pools>\n<traffic otherwise=\"a\"><type name=\"a\" pool=\"a\"/></traffic>\n</pools>",
                                "<pool> is missing")
                        .withMore(),
                Broken.file(
                        "no traffic",
                        "¦<pools>\n<pool name=\"a\"><ip address=\"198.51.100.1\" helo=\"a.example.com\"/></pool>\n</pools>",
                        "<traffic> is missing"),
                Broken.of("no days", "<days>200, 500, 1000</days>", "", "<days> is missing")
                        .at("<warmUp name="),
                Broken.of(
                                "no sample",
                                "<sample>421 4.7.0 [TSS04] Messages from 198.51.100.30 temporarily deferred</sample>",
                                "",
                                "<sample> is missing")
                        .at("<reply provider"),
                // values
                Broken.of("date", "reviewed=\"2026-11-01\"", "¦reviewed=\"2026-13-01\"", "expected a date"),
                Broken.of("duration without unit", "expires=\"4h\"", "¦expires=\"4\"", "expected a duration"),
                Broken.of("duration of nothing", "giveUp=\"2d\"", "¦giveUp=\"0d\"", "expected a duration above zero"),
                Broken.of("endless duration", "giveUp=\"2d\"", "¦giveUp=\"1001d\"", "at most 1000d"),
                Broken.of(
                        "duration in a list",
                        "after=\"5m, 15m, 1h\"",
                        "¦after=\"5m, 15, 1h\"",
                        "value 2 of the list: expected a duration"),
                Broken.of(
                        "empty retry",
                        "after=\"5m, 15m, 1h\"",
                        "¦after=\"\"",
                        "value 1 of the list: expected a duration"),
                Broken.of("share without sign", "upTo=\"20%\"", "¦upTo=\"0.2\"", "expected a share"),
                Broken.of("share above all", "upTo=\"20%\"", "¦upTo=\"101%\"", "expected a share"),
                Broken.of("share of nothing", "cut=\"40%\"", "¦cut=\"0.0%\"", "expected a share above 0%"),
                Broken.of(
                        "rate of nothing",
                        "<limit messages=\"100\" per=\"1s\"/>",
                        "<limit ¦messages=\"0\" per=\"1s\"/>",
                        "expected a whole number from 1"),
                Broken.of(
                        "period",
                        "<limit messages=\"50000\" per=\"1d\"/>",
                        "<limit messages=\"50000\" ¦per=\"1day\"/>",
                        "expected a duration"),
                Broken.of(
                        "negative rate",
                        "<limit messages=\"100\" per=\"1s\"/>",
                        "<limit ¦messages=\"-1\" per=\"1s\"/>",
                        "expected a whole number from 1"),
                Broken.of(
                        "no connections",
                        "<connections>5</connections>",
                        "¦<connections>0</connections>",
                        "expected a whole number from 1 to 10000"),
                Broken.of("attempts", "atOnce=\"64\"", "¦atOnce=\"3\"", "expected a whole number from 4 to 1024"),
                Broken.of(
                        "size",
                        "<attempts atOnce=\"64\"/>",
                        "<attempts atOnce=\"64\"/><copies ¦upTo=\"1 GB\"/>",
                        "expected a size of 1k to 999999g, for example 1g"),
                Broken.of("weight", "weight=\"3\"", "¦weight=\"101\"", "expected a whole number from 1 to 100"),
                Broken.of(
                        "stream limit",
                        "limit=\"20000/1h\"",
                        "¦limit=\"20000\"",
                        "expected messages per period, for example 100/1m"),
                Broken.of("boolean", "standby=\"true\"", "¦standby=\"yes\"", "expected true or false"),
                Broken.of(
                        "tls",
                        "tls=\"verified\"",
                        "¦tls=\"verifed\"",
                        "expected opportunistic, required or verified; did you mean \"verified\"?"),
                Broken.of("fbl", "fbl=\"arf\"", "¦fbl=\"yes\"", "expected arf or none"),
                Broken.of(
                        "scope",
                        "scope=\"domain\"",
                        "¦scope=\"ips\"",
                        "expected ip, pool, domain or all; did you mean \"ip\"?"),
                Broken.of(
                        "scope of a pool's limit",
                        "scope=\"pool\" messages=\"500000\"",
                        "¦scope=\"domain\" messages=\"500000\"",
                        "expected ip or pool"),
                Broken.of(
                                "name",
                                "<pool name=\"quarantine\">",
                                "<pool ¦name=\"Quarantine\">",
                                "expected a name of 1 to 40 characters")
                        .withMore(),
                Broken.of(
                        "address",
                        "address=\"198.51.100.40\"",
                        "¦address=\"198.51.100.400\"",
                        "expected an IP address"),
                Broken.of(
                        "host name as address",
                        "address=\"198.51.100.40\"",
                        "¦address=\"localhost\"",
                        "expected an IP address"),
                Broken.of(
                        "short IPv6", "address=\"2001:db8::40\"", "¦address=\"2001:db8:40\"", "expected an IP address"),
                Broken.of(
                        "two gaps", "address=\"2001:db8::40\"", "¦address=\"2001::db8::40\"", "expected an IP address"),
                Broken.of(
                        "unspecified address",
                        "address=\"198.51.100.40\"",
                        "¦address=\"0.0.0.0\"",
                        "unspecified, multicast or reserved"),
                Broken.of(
                        "unspecified IPv6 address",
                        "address=\"2001:db8::40\"",
                        "¦address=\"::\"",
                        "unspecified, multicast or reserved"),
                Broken.of(
                        "multicast address",
                        "address=\"198.51.100.40\"",
                        "¦address=\"224.0.0.1\"",
                        "unspecified, multicast or reserved"),
                Broken.of(
                        "multicast IPv6 address",
                        "address=\"2001:db8::40\"",
                        "¦address=\"ff02::1\"",
                        "unspecified, multicast or reserved"),
                Broken.of(
                        "family",
                        "public=\"198.51.100.31\"",
                        "¦public=\"2001:db8::31\"",
                        "must both be IPv4 or both IPv6"),
                Broken.of(
                        "helo of one label",
                        "helo=\"mta40.example.com\"",
                        "¦helo=\"mta40\"",
                        "expected a full host name"),
                Broken.of(
                        "helo that is an address",
                        "helo=\"mta40.example.com\"",
                        "¦helo=\"198.51.100.40\"",
                        "expected a full host name"),
                Broken.of("mx with a star", "<mx>google.com</mx>", "¦<mx>*.google.com</mx>", "without '*'"),
                Broken.of("mx of one label", "<mx>google.com</mx>", "¦<mx>com</mx>", "two labels or more"),
                Broken.of("domain", "<domain>gmail.com</domain>", "¦<domain>@gmail.com</domain>", "expected a domain"),
                Broken.of(
                        "sender domain",
                        "<senderDomain>Receipts.example.com</senderDomain>",
                        "¦<senderDomain>a@example.com</senderDomain>",
                        "expected a domain"),
                Broken.of(
                        "header name",
                        "header name=\"X-Campaign\"",
                        "header ¦name=\"X-Campaign:\"",
                        "expected the name of a header"),
                Broken.of(
                        "tagging header name",
                        "streamHeader=\"X-Stream\"",
                        "¦streamHeader=\"X Stream\"",
                        "expected the name of a header"),
                Broken.of(
                        "needed header",
                        "streamHeader=\"X-Stream\"",
                        "¦streamHeader=\"Subject\"",
                        "needed by every mail"),
                Broken.of(
                        "one header twice",
                        "streamHeader=\"X-Stream\"",
                        "¦streamHeader=\"x-traffic-type\"",
                        "already tells something else, at 4:12"),
                Broken.of(
                        "processor",
                        "processor=\"promotional-out\"",
                        "¦processor=\"promotional out\"",
                        "expected the state of a processor"),
                Broken.of(
                        "regular expression",
                        "matches=\"^order-\"",
                        "¦matches=\"^(order-\"",
                        "expected a regular expression (java.util.regex); near character 9: Unclosed group"),
                Broken.of(
                        "long regular expression",
                        "matches=\"^order-\"",
                        "¦matches=\"" + "a".repeat(501) + "\"",
                        "of 1 to 500 characters"),
                Broken.of(
                        "dangerous regular expression",
                        "matches=\"^order-\"",
                        "¦matches=\"^(.*a){12}$\"",
                        "that fails fast"),
                Broken.of("zone", "zone=\"Europe/Berlin\"", "¦zone=\"Mars/Olympus\"", "expected a time zone"),
                Broken.of("spread", "spread=\"10h\"", "¦spread=\"25h\"", "expected at most a day"),
                Broken.of(
                        "feedback address",
                        "address=\"fbl@bounces.example.com\"",
                        "¦address=\"fbl\"",
                        "expected a mail address"),
                Broken.of(
                        "return path",
                        "returnPath=\"bounces.example.com\"",
                        "¦returnPath=\"bounces\"",
                        "expected a domain or a mail address"),
                Broken.of(
                        "reporters",
                        "reporters=\"fbl.example.net, jmrp.example.org\"",
                        "¦reporters=\"fbl.example.net; jmrp.example.org\"",
                        "value 1 of the list: expected a domain"),
                Broken.of(
                        "short secret",
                        "secret=\"${env:MTAPOOLS_SECRET}\"",
                        "¦secret=\"hunter2\"",
                        "expected 16 to 1024 characters"),
                Broken.of("category", "means=\"reputation\"", "¦means=\"reputatoin\"", "did you mean \"reputation\"?"),
                Broken.of("action", "then=\"suspend, alarm\"", "¦then=\"suspnd\"", "did you mean \"suspend\"?"),
                Broken.of(
                        "sample without code",
                        "<sample>421 4.7.0 [TSS04]",
                        "¦<sample>[TSS04]",
                        "expected a whole SMTP reply"),
                Broken.of(
                        "sample that does not match",
                        "<sample>421 4.7.0 [TSS04]",
                        "¦<sample>421 4.7.0 [TSS05]",
                        "not matched by the reply's regular expression"),
                Broken.of(
                        "store kind",
                        "kind=\"embedded\"",
                        "¦kind=\"embeded\"",
                        "expected embedded or redis; did you mean \"embedded\"?"),
                Broken.of(
                        "redis without uri",
                        "<store kind=\"embedded\"/>",
                        "¦<store kind=\"redis\"/>",
                        "a redis store needs uri="),
                Broken.of(
                        "redis uri",
                        "<store kind=\"embedded\"/>",
                        "<store kind=\"redis\" ¦uri=\"http://localhost\"/>",
                        "expected redis://host:port"),
                Broken.of(
                        "embedded with uri",
                        "<store kind=\"embedded\"/>",
                        "<store kind=\"embedded\" ¦uri=\"redis://localhost\"/>",
                        "only a redis store has a uri"),
                Broken.of(
                        "automatic state",
                        "automatic=\"throttled\"",
                        "¦automatic=\"throtled\"",
                        "did you mean \"throttled\"?"),
                Broken.of(
                        "state name",
                        "<state name=\"watch\"",
                        "<state ¦name=\"watched\"",
                        "expected watch, throttled, quarantined or suspended; did you mean \"watch\"?"),
                // names that point nowhere, or twice
                Broken.of(
                        "type's pool",
                        "name=\"acquisition\" pool=\"acquisition\"",
                        "name=\"acquisition\" ¦pool=\"aquisition\"",
                        "<type pool=\"aquisition\">: no such pool; did you mean \"acquisition\"?"),
                Broken.of(
                        "otherwise",
                        "otherwise=\"promotional\"",
                        "¦otherwise=\"promotinal\"",
                        "no such traffic type; did you mean \"promotional\"?"),
                Broken.of(
                        "stream's type",
                        "<stream type=\"promotional\"",
                        "<stream ¦type=\"promo\"",
                        "no such traffic type; expected transactional, promotional or acquisition"),
                Broken.of(
                        "limit's provider",
                        "<limit provider=\"gmail\"",
                        "<limit ¦provider=\"gmial\"",
                        "no such provider; did you mean \"gmail\"?"),
                Broken.of(
                        "reply's provider",
                        "<reply provider=\"yahoo\"",
                        "<reply ¦provider=\"yaho\"",
                        "no such provider; did you mean \"yahoo\"?"),
                Broken.of(
                                "lends to nobody",
                                "<lends to=\"acquisition\"",
                                "<lends ¦to=\"aquisition\"",
                                "no such pool; did you mean \"acquisition\"?")
                        .withMore(),
                Broken.of(
                        "borrows from nobody",
                        "<whenFull>promotional</whenFull>",
                        "¦<whenFull>promotinal</whenFull>",
                        "no such pool; did you mean \"promotional\"?"),
                Broken.of(
                        "state's pool",
                        "pool=\"quarantine\"/>",
                        "¦pool=\"quarantaine\"/>",
                        "no such pool; did you mean \"quarantine\"?"),
                Broken.of(
                        "warm-up",
                        "warmUp=\"standard\"",
                        "¦warmUp=\"standart\"",
                        "no such warm-up; did you mean \"standard\"?"),
                Broken.of(
                        "type twice",
                        "<type name=\"acquisition\"",
                        "<type ¦name=\"promotional\"",
                        "traffic type is there already, at 11:11"),
                Broken.of(
                        "stream twice",
                        "</traffic>",
                        "¦<stream type=\"promotional\" name=\"weekly\"/></traffic>",
                        "stream is there already, at 13:5"),
                Broken.of(
                        "stream twice, written differently",
                        "</traffic>",
                        "¦<stream type=\"promotional\" name=\"Weekly\"/></traffic>",
                        "stream is there already, at 13:5"),
                Broken.of(
                        "provider twice",
                        "<provider name=\"corporate\"",
                        "<provider ¦name=\"gmail\"",
                        "provider is there already, at 16:15"),
                Broken.of(
                                "pool twice",
                                "<pool name=\"quarantine\">",
                                "<pool ¦name=\"acquisition\">",
                                "pool is there already, at 40:9")
                        .withMore(),
                Broken.of(
                        "warm-up twice",
                        "<feedback window",
                        "<warmUp ¦name=\"standard\"><days>1</days></warmUp><feedback window",
                        "warm-up is there already"),
                Broken.of(
                        "state twice", "<state name=\"throttled\"", "<state ¦name=\"watch\"", "state is there already"),
                Broken.of(
                        "ip twice",
                        "address=\"203.0.113.51\"",
                        "¦address=\"198.51.100.10\"",
                        "this address is there already, at 28:5"),
                Broken.of(
                        "ip twice, written differently",
                        "<ip address=\"203.0.113.51\"",
                        "<ip ¦address=\"2001:0DB8:0:0::0:40\"",
                        "this address is there already, at 42:5"),
                Broken.of(
                        "public address of another ip",
                        "public=\"198.51.100.31\"",
                        "¦public=\"198.51.100.30\"",
                        "receivers would see the same address"),
                Broken.of(
                        "processor of two pools",
                        "<pool name=\"quarantine\">",
                        "<pool name=\"quarantine\" ¦processor=\"promotional-out\">",
                        "its processor promotional-out is also that of the pool at 31:3"),
                Broken.of(
                        "processor of two pools by default",
                        "<pool name=\"quarantine\">",
                        "<pool name=\"quarantine\" ¦processor=\"pool-acquisition\">",
                        "its processor pool-acquisition is also that of the pool at 40:3"),
                Broken.of(
                        "James' processor",
                        "<pool name=\"quarantine\">",
                        "<pool name=\"quarantine\" ¦processor=\"transport\">",
                        "James uses this one itself"),
                Broken.of(
                        "reserved pool name",
                        "<pool name=\"transactional\">",
                        "<pool name=\"transactional\"><ip address=\"192.0.2.1\" helo=\"a.example.com\"/></pool><pool ¦name=\"events\">",
                        "taken by a call of the web API"),
                Broken.of(
                        "limit twice",
                        "<limit messages=\"50000\" per=\"1d\"/>",
                        "¦<limit messages=\"50000\" per=\"1s\"/>",
                        "a limit of the same period and scope already"),
                Broken.of(
                        "limit twice, written differently",
                        "<limit messages=\"50000\" per=\"1d\"/>",
                        "¦<limit messages=\"50000\" per=\"1000ms\"/>",
                        "a limit of the same period and scope already"),
                // what values mean together
                Broken.of(
                                "provider without hosts",
                                "<mx>mx.corporate.example</mx>\n      <domain>corporate.*</domain>",
                                "<connections>3</connections>",
                                "no domain can match: it has neither <mx> nor <domain>")
                        .at("<provider name=\"corporate\""),
                Broken.of(
                        "provider behind another",
                        "<provider name=\"corporate\" fbl=\"arf\">\n      <mx>mx.corporate.example</mx>\n      <domain>corporate.*</domain>",
                        "¦<provider name=\"corporate\">\n      <mx>aspmx.l.google.com</mx>\n      <domain>gmail.com</domain>",
                        "aspmx.l.google.com by gmail, gmail.com by gmail"),
                Broken.of(
                        "hosts of everyone else",
                        "<provider name=\"corporate\" fbl=\"arf\">",
                        "¦<provider name=\"everyone-else\">",
                        "remove its <mx> and <domain>"),
                Broken.of(
                        "lending twice to one pool",
                        "<lends to=\"acquisition\" upTo=\"20%\"/>",
                        "<lends to=\"acquisition\" upTo=\"20%\"/><lends ¦to=\"acquisition\" upTo=\"10%\"/>",
                        "this pool is lent to already, at 38:5"),
                Broken.of(
                        "two actions", "then=\"suspend, alarm\"", "¦then=\"suspend, cut\"", "as in \"suspend, alarm\""),
                Broken.of(
                        "lending to itself",
                        "<lends to=\"acquisition\" upTo=\"20%\"/>",
                        "<lends to=\"acquisition\" upTo=\"20%\"/>¦<lends to=\"promotional\" upTo=\"20%\"/>",
                        "can't lend to itself"),
                Broken.of(
                                "lending in a circle",
                                "<whenFull>promotional</whenFull>",
                                "<whenFull>promotional</whenFull><lends to=\"promotional\" upTo=\"5%\"/>",
                                "pools lend in a circle (promotional to acquisition to promotional)")
                        .at("<lends to=\"acquisition\""),
                Broken.of(
                        "borrowing from a pool that does not lend",
                        "<whenFull>promotional</whenFull>",
                        "¦<whenFull>transactional</whenFull>",
                        "pool transactional does not lend to this one; add <lends to=\"acquisition\""),
                Broken.of(
                                "days that fall",
                                "<days>200, 500, 1000</days>",
                                "¦<days>200, 1500, 1000</days>",
                                "value 3 is less than the one before")
                        .withMore(),
                Broken.of(
                        "days that are none",
                        "<days>200, 500, 1000</days>",
                        "¦<days>200, many, 1000</days>",
                        "value 2 of the list: expected a whole number"),
                Broken.of(
                        "totals of fewer days",
                        "<total>500, 1000, 2500</total>",
                        "¦<total>500, 1000</total>",
                        "has 2 values, but <days> has 3"),
                Broken.of(
                        "total below a day",
                        "<total>500, 1000, 2500</total>",
                        "¦<total>100, 1000, 2500</total>",
                        "value 1 is less than that of <days>"),
                Broken.of(
                                "states in another order",
                                "<state name=\"watch\" complaints=\"0.10%\"",
                                "<state name=\"suspended\" complaints=\"0.10%\"",
                                "comes after suspended")
                        .with("    <state name=\"suspended\" complaints=\"0.50%\" bounces=\"10%\" lasts=\"4h\"/>\n", "")
                        .at("name=\"throttled\""),
                Broken.of(
                        "thresholds that do not rise",
                        "complaints=\"0.30%\"",
                        "¦complaints=\"0.20%\"",
                        "not above that of throttled"),
                Broken.of(
                        "recovery above a threshold",
                        "below=\"0.08%\"",
                        "¦below=\"0.1%\"",
                        "not below the complaints that make watch"));
    }
}
