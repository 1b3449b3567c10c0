package io.mtapools.config;

/** Every element and attribute of {@code pools.xml}; {@code pools.xsd} says the same, and a test holds them together. */
final class Grammar {
    private static final Shape TEXT = Shape.textOnly();

    private static final Shape RETRY = Shape.of().required("after", "giveUp").build();

    private static final Shape TYPE = Shape.of()
            .required("name", "pool")
            .optional("automatic", "expires")
            .any("senderDomain", TEXT)
            .any("authUser", TEXT)
            .any("header", Shape.of().required("name").optional("matches").build())
            .maybe("retry", RETRY)
            .build();

    private static final Shape TRAFFIC = Shape.of()
            .required("otherwise")
            .optional("typeHeader", "streamHeader", "engagementHeader", "expiresHeader")
            .some("type", TYPE)
            .any(
                    "stream",
                    Shape.of()
                            .required("type", "name")
                            .optional("limit", "weight")
                            .build())
            .build();

    private static final Shape PROVIDER = Shape.of()
            .required("name")
            .optional("fbl", "tls")
            .any("mx", TEXT)
            .any("domain", TEXT)
            .any(
                    "limit",
                    Shape.of().required("messages", "per").optional("scope").build())
            .maybe("connections", TEXT)
            .maybe("perConnection", TEXT)
            .build();

    /** Also the root of the built-in list. */
    static final Shape PROVIDERS =
            Shape.of().optional("builtIn").any("provider", PROVIDER).build();

    private static final Shape POOL = Shape.of()
            .required("name")
            .optional("processor")
            .some(
                    "ip",
                    Shape.of()
                            .required("address", "helo")
                            .optional("public", "warmUp", "since", "standby")
                            .build())
            .any(
                    "limit",
                    Shape.of()
                            .required("messages", "per")
                            .optional("scope", "provider")
                            .build())
            .maybe("connections", TEXT)
            .maybe("whenFull", TEXT)
            .any("lends", Shape.of().required("to", "upTo").build())
            .build();

    private static final Shape WARM_UP = Shape.of()
            .required("name")
            .optional("spread", "zone")
            .one("days", TEXT)
            .maybe("total", TEXT)
            .maybe("advance", Shape.of().required("accepted").build())
            .maybe(
                    "holdAbove",
                    Shape.of().optional("deferred", "bounced", "complained").build())
            .build();

    private static final Shape FEEDBACK = Shape.of()
            .optional("window", "atLeast", "complaintsAtLeast", "address", "secret", "returnPath", "reporters")
            .any(
                    "state",
                    Shape.of()
                            .required("name")
                            .optional("complaints", "bounces", "velocity", "pool", "lasts")
                            .build())
            .maybe("recover", Shape.of().required("below", "after").build())
            .build();

    private static final Shape REPLIES = Shape.of()
            .optional("builtIn")
            .any(
                    "reply",
                    Shape.of()
                            .required("matches", "means")
                            .optional("provider", "then", "lasts", "velocity")
                            .some("sample", TEXT)
                            .build())
            .build();

    /** The root. */
    static final Shape POOLS = Shape.of()
            .optional("reviewed")
            .one("traffic", TRAFFIC)
            .maybe("providers", PROVIDERS)
            .some("pool", POOL)
            .any("warmUp", WARM_UP)
            .maybe("feedback", FEEDBACK)
            .maybe("replies", REPLIES)
            .maybe(
                    "backOff",
                    Shape.of().optional("cut", "reaction", "step", "every").build())
            .maybe("retry", RETRY)
            .maybe("attempts", Shape.of().required("atOnce").build())
            .maybe("copies", Shape.of().required("upTo").build())
            .maybe("store", Shape.of().required("kind").optional("uri").build())
            .build();

    private Grammar() {}
}
