package io.mtapools.it.sink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that goes over to TLS and trusts anyone. */
final class TlsDialogue {
    private Socket socket;
    private BufferedReader in;

    TlsDialogue(Socket socket) throws IOException {
        use(socket);
        reply();
    }

    private void use(Socket next) throws IOException {
        socket = next;
        in = new BufferedReader(new InputStreamReader(next.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    String command(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return reply();
    }

    void startTls() throws IOException, GeneralSecurityException {
        command("STARTTLS");
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAnyone()}, null);
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, "mx", 25, true);
        secure.startHandshake();
        use(secure);
    }

    private String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        String line = in.readLine();
        while (line != null && line.startsWith("-", 3)) {
            reply.append(line).append('\n');
            line = in.readLine();
        }
        return reply.append(line).toString();
    }

    private static final class TrustAnyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
