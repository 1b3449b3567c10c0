package io.mtapools.james;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A DNS server on loopback, over UDP and TCP. It knows the names it was given; every other does not exist. The first
 * labels {@code servfail}, {@code silent} and {@code truncated} ask for that kind of trouble.
 */
final class TestDns implements AutoCloseable {
    private static final int MOST = 65_535;

    final List<String> questions = new CopyOnWriteArrayList<>();
    private final Map<Name, List<Record>> zone = new ConcurrentHashMap<>();
    private final DatagramSocket udp;
    private final ServerSocket tcp;

    TestDns() throws IOException {
        tcp = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        udp = new DatagramSocket(new InetSocketAddress("127.0.0.1", tcp.getLocalPort()));
        start(this::serveUdp);
        start(this::serveTcp);
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", udp.getLocalPort());
    }

    /** @param lines of a zone file, for example {@code example.com. 600 IN MX 10 mx.example.com.} */
    TestDns with(String... lines) throws IOException {
        for (String line : lines) {
            try (Master master = new Master(new ByteArrayInputStream(line.getBytes(StandardCharsets.US_ASCII)))) {
                Record record = master.nextRecord();
                zone.computeIfAbsent(record.getName(), any -> new CopyOnWriteArrayList<>())
                        .add(record);
            }
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }

    private static void start(Runnable server) {
        Thread thread = new Thread(server, "test-dns");
        thread.setDaemon(true);
        thread.start();
    }

    private void serveUdp() {
        byte[] buffer = new byte[MOST];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                byte[] answer = answer(new Message(query), true);
                if (answer.length > 0) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed, or a query of no use: the next one.
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept();
                    DataInputStream in = new DataInputStream(socket.getInputStream());
                    DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
                byte[] answer = answer(new Message(in.readNBytes(in.readUnsignedShort())), false);
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
                in.read();
            } catch (IOException e) {
                // Closed, or a query of no use: the next one.
            }
        }
    }

    private byte[] answer(Message query, boolean overUdp) {
        Name name = query.getQuestion().getName();
        int type = query.getQuestion().getType();
        String trouble = name.getLabelString(0);
        questions.add(name + " " + Type.string(type) + (overUdp ? "" : " TCP"));
        if (trouble.equals("silent")) {
            return new byte[0];
        }
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        if (trouble.equals("servfail")) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (trouble.equals("truncated") && overUdp) {
            answer.getHeader().setFlag(Flags.TC);
        } else if (zone.containsKey(name)) {
            addRecords(answer, name, type);
        } else {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
            addSoa(answer);
        }
        return answer.toWire();
    }

    private void addRecords(Message answer, Name name, int type) {
        boolean any = false;
        for (Record record : zone.get(name)) {
            if (record.getType() == type || record.getType() == Type.CNAME) {
                answer.addRecord(record, Section.ANSWER);
                any = true;
            }
        }
        if (!any) {
            addSoa(answer);
        }
    }

    private static void addSoa(Message answer) {
        Name root = Name.root;
        answer.addRecord(new SOARecord(root, DClass.IN, 60, root, root, 1, 60, 60, 60, 60), Section.AUTHORITY);
    }
}
