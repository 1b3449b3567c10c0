package io.mtapools.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;

class AuthenticatedDomainTest {
    private static final String FROM = "From: a@News.Example.com\r\n";

    @Test
    void theSignatureOfFromsOwnDomainShouldWin() throws Exception {
        assertThat(domain(signed("esp.example") + signed("example.com") + signed("NEWS.example.com.") + FROM))
                .isEqualTo("news.example.com");
    }

    @Test
    void aRelatedSignatureShouldWinOverAForeignOne() throws Exception {
        assertThat(domain(signed("esp.example") + signed("example.com") + FROM)).isEqualTo("example.com");
        assertThat(domain(signed("esp.example") + signed("mta.news.example.com") + FROM))
                .isEqualTo("mta.news.example.com");
        assertThat(domain(signed("esp.example") + signed("badnews.example.com") + FROM))
                .isEqualTo("esp.example");
    }

    @Test
    void aFoldedSignatureShouldBeRead() throws Exception {
        assertThat(domain("DKIM-Signature: v=1; bh=d=x;\r\n\td =\r\n\t example.com;\r\n\ts=k\r\n" + FROM))
                .isEqualTo("example.com");
    }

    @Test
    void withoutSignatureItShouldBeFromThenTheSender() throws Exception {
        assertThat(domain(FROM)).isEqualTo("news.example.com");
        assertThat(domain("DKIM-Signature: nonsense\r\nDKIM-Signature: d=..\r\n" + FROM))
                .isEqualTo("news.example.com");
        assertThat(domain("Subject: x\r\n")).isEqualTo("news.example.com");
        assertThat(AuthenticatedDomain.of(Mails.withoutMessage())).isEqualTo("news.example.com");
    }

    @Test
    void aMailThatNamesNothingShouldHaveNone() throws Exception {
        MailImpl mail = Mails.of("Subject: x\r\n\r\n");
        mail.setSender(MailAddress.nullSender());

        assertThat(AuthenticatedDomain.of(mail)).isEmpty();
    }

    private static String signed(String domain) {
        return "DKIM-Signature: v=1; a=rsa-sha256; d=" + domain + "; s=k; h=from; b=x\r\n";
    }

    private static String domain(String headers) throws Exception {
        return AuthenticatedDomain.of(Mails.of(headers + "\r\nbody\r\n"));
    }
}
