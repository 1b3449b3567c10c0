package io.mtapools.delivery;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server that answers from a zone, and fails for the questions that a test wants it to fail for. */
final class NameServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final List<Record> zone = new ArrayList<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    NameServer(String address, String zoneFile) throws IOException {
        try (Master master = new Master(
                new java.io.ByteArrayInputStream(zoneFile.getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                Name.root,
                60)) {
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                zone.add(record);
            }
        }
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 53));
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** SERVFAIL for this name and type. */
    NameServer failsFor(String name, int type) {
        broken.add(name + " " + Type.string(type));
        return this;
    }

    private void serve() {
        byte[] buffer = new byte[1024];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] answer = answer(new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                // Asked again, or the end of the test.
            }
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        if (broken.contains(question.getName() + " " + Type.string(question.getType()))) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            return answer;
        }
        boolean known = false;
        for (Record record : zone) {
            known |= record.getName().equals(question.getName());
            if (record.getName().equals(question.getName()) && record.getType() == question.getType()) {
                answer.addRecord(record, Section.ANSWER);
            }
        }
        answer.getHeader().setRcode(known ? Rcode.NOERROR : Rcode.NXDOMAIN);
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
