package io.mtapools.it.dns;

import io.mtapools.it.Threads;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A DNS server over UDP and TCP that answers from a {@link Zone} and asks nobody. Thread-safe. */
public final class TestDns implements AutoCloseable {
    private static final int PORT = 53;
    private static final int SMTP = 25;
    private static final int UDP_PAYLOAD = 512;

    private final Zone zone;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private TestDns(Zone zone, DatagramSocket udp, ServerSocket tcp) {
        this.zone = zone;
        this.udp = udp;
        this.tcp = tcp;
    }

    /** Whether this process may listen on port 53, as DNS needs, and on port 25, as delivery by MX does. */
    public static boolean canBindPrivilegedPorts() {
        try (DatagramSocket dns = new DatagramSocket(PORT, InetAddress.getByName("127.30.255.254"));
                ServerSocket smtp = new ServerSocket(SMTP, 1, InetAddress.getByName("127.30.255.254"))) {
            return dns.isBound() && smtp.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Listens on port 53 of this address: James' configuration knows no other port. */
    public static TestDns start(String ip, Zone zone) {
        try {
            InetAddress address = InetAddress.getByName(ip);
            DatagramSocket udp = new DatagramSocket(PORT, address);
            TestDns dns = new TestDns(zone, udp, new ServerSocket(PORT, 50, address));
            dns.threads.execute(dns::serveUdp);
            dns.threads.execute(dns::serveTcp);
            return dns;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + ip + ":" + PORT, e);
        }
    }

    private void serveUdp() {
        byte[] buffer = new byte[4_096];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                reply(packet);
            }
        } catch (IOException e) {
            // So ends receive() when the server is closed.
            udp.close();
        }
    }

    private void reply(DatagramPacket packet) throws IOException {
        Optional<Message> answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (answer.isPresent()) {
            byte[] wire = answer.get().toWire(UDP_PAYLOAD);
            udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
        }
    }

    private void serveTcp() {
        try {
            while (true) {
                Socket socket = tcp.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException e) {
            // So ends accept() when the server is closed; the port must be free then, whoever closed it.
            udp.close();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] question = new byte[in.readUnsignedShort()];
            in.readFully(question);
            Optional<Message> answer = answer(question);
            if (answer.isPresent()) {
                byte[] wire = answer.get().toWire();
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeShort(wire.length);
                out.write(wire);
            }
        } catch (IOException e) {
            // A client that hangs up, or asks nonsense, gets no answer.
            return;
        }
    }

    private Optional<Message> answer(byte[] wire) {
        Message query = parse(wire);
        Record question = query.getQuestion();
        int code = question == null ? Zone.SILENT : zone.code(question);
        if (code == Zone.SILENT) {
            return Optional.empty();
        }
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.getHeader().setFlag(Flags.RA);
        answer.getHeader().setRcode(code);
        answer.addRecord(question, Section.QUESTION);
        zone.answers(question).forEach(entry -> answer.addRecord(entry, Section.ANSWER));
        return Optional.of(answer);
    }

    /** What is no DNS message reads as one without a question. */
    private static Message parse(byte[] wire) {
        try {
            return new Message(wire);
        } catch (IOException e) {
            return new Message();
        }
    }

    /** Returns when the port is free again. */
    @Override
    public void close() {
        udp.close();
        try (tcp) {
            threads.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Threads.awaitEnd(threads);
    }
}
