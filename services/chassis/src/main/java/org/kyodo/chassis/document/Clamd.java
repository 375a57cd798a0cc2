package org.kyodo.chassis.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kyodo.contracts.value.Text;

/**
 * ClamAV's daemon, by its command {@code INSTREAM} over TCP or a Unix socket. It is given the content piece by piece and needs
 * no file in common. Its own limits must be above the service's: {@code StreamMaxLength} at least the largest document.
 */
final class Clamd implements Scanner {
    private static final Pattern ADDRESS =
            Pattern.compile("clamd:(?:unix:(/.+)|([^:\\s]+|\\[[0-9a-fA-F:]+]):(\\d{1,5}))");
    private static final int PIECE = 64 << 10;
    private static final int LONGEST_ANSWER = 4_096;
    private static final String FOUND = " FOUND";
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-clamd-clock").factory());

    private final Supplier<SocketAddress> address;
    private final Duration patience;

    private Clamd(Supplier<SocketAddress> address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /**
     * @param setting {@code clamd:host:3310} or {@code clamd:unix:/run/clamav/clamd.ctl}
     * @param patience for one content as a whole
     * @throws IllegalArgumentException where it is neither
     */
    static Clamd at(String setting, Duration patience) {
        Matcher matcher = ADDRESS.matcher(setting);
        if (!matcher.matches() || matcher.group(3) != null && Integer.parseInt(matcher.group(3)) > 65_535) {
            throw new IllegalArgumentException(setting);
        }
        if (matcher.group(1) != null) {
            UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(Path.of(matcher.group(1)));
            return new Clamd(() -> socket, patience);
        }
        int port = Integer.parseInt(matcher.group(3));
        // Looked up each time: behind a name the address may move.
        return new Clamd(() -> new InetSocketAddress(matcher.group(2), port), patience);
    }

    @Override
    public Verdict scan(InputStream content) throws IOException {
        SocketAddress to = address.get();
        if (to instanceof InetSocketAddress unknown && unknown.isUnresolved()) {
            throw new IOException("the scanner's name is not known");
        }
        try (SocketChannel channel = to instanceof UnixDomainSocketAddress
                ? SocketChannel.open(java.net.StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            // Whatever the channel waits for then, it gives up.
            ScheduledFuture<?> end = CLOCK.schedule(() -> closed(channel), patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                channel.connect(to);
                send(content, channel);
                return verdict(answer(channel));
            } finally {
                end.cancel(false);
            }
        }
    }

    private static Void closed(SocketChannel channel) throws IOException {
        channel.close();
        return null;
    }

    private static void send(InputStream content, SocketChannel channel) throws IOException {
        write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        byte[] piece = new byte[PIECE];
        int length = content.readNBytes(piece, 0, PIECE);
        while (length > 0) {
            write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
            try {
                write(channel, ByteBuffer.wrap(piece, 0, length));
            } catch (IOException e) {
                // It hangs up on what is too long for it, and has said so before.
                throw new IOException("the scanner took no more of the content", e);
            }
            length = content.readNBytes(piece, 0, PIECE);
        }
        write(channel, ByteBuffer.allocate(Integer.BYTES));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.size() <= LONGEST_ANSWER && channel.read(bytes) >= 0) {
            answer.write(bytes.array(), 0, bytes.position());
            bytes.clear();
            byte[] all = answer.toByteArray();
            if (all.length > 0 && all[all.length - 1] == 0) {
                return new String(all, 0, all.length - 1, StandardCharsets.UTF_8);
            }
        }
        throw new IOException("the scanner gave no whole answer");
    }

    private static Verdict verdict(String answer) throws IOException {
        if (answer.equals("stream: OK")) {
            return new Verdict.Clean();
        }
        if (answer.startsWith("stream: ") && answer.endsWith(FOUND)) {
            return new Verdict.Infected(
                    Text.shown(answer.substring("stream: ".length(), answer.length() - FOUND.length())));
        }
        throw new IOException("the scanner gave no verdict: " + Text.shown(answer));
    }
}
