package io.mtapools.mail;

import org.apache.mailet.AttributeName;

/** The attributes that we put on a mail. Their values are strings, so that every queue and repository keeps them. */
public final class MailAttributes {
    public static final AttributeName TRAFFIC_TYPE = AttributeName.of("mtapools.traffic-type");
    public static final AttributeName STREAM = AttributeName.of("mtapools.stream");
    public static final AttributeName POOL = AttributeName.of("mtapools.pool");
    /** Of a delivery: its recipient's mailbox provider. */
    public static final AttributeName PROVIDER = AttributeName.of("mtapools.provider");
    /** Of a delivery: the IP of its last attempt. */
    public static final AttributeName EGRESS_IP = AttributeName.of("mtapools.egress-ip");
    /** Of a delivery: how many attempts were made. */
    public static final AttributeName ATTEMPTS = AttributeName.of("mtapools.attempts");

    /** The rule that told the type. */
    public static final AttributeName RULE = AttributeName.of("mtapools.rule");
    /** When we first saw the mail, in ISO 8601. */
    public static final AttributeName ACCEPTED = AttributeName.of("mtapools.accepted");
    /** When it is no longer worth sending, in ISO 8601. */
    public static final AttributeName EXPIRES = AttributeName.of("mtapools.expires");
    /** What the engagement header said. */
    public static final AttributeName ENGAGED = AttributeName.of("mtapools.engaged");
    /** The authenticated domain. */
    public static final AttributeName DOMAIN = AttributeName.of("mtapools.domain");
    /** Of a delivery: the key of its recipient's MX hosts. */
    public static final AttributeName MX_SET = AttributeName.of("mtapools.mx-set");

    private MailAttributes() {}
}
