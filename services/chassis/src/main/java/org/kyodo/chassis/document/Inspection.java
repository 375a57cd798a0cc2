package org.kyodo.chassis.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at a content while it passes: how long it is, its SHA-256, and whether it is what its type says. Nothing is unpacked or
 * parsed: what is a ZIP is known by its list of entries, which stands at its end. However long it is, no more than its beginning
 * and its end are kept.
 */
final class Inspection extends FilterInputStream {
    /** So much of the beginning as browsers look at to guess a type. */
    private static final int HEAD = 2_048;
    /** Office files list some dozens of entries; one of many slides some hundreds, of less than 100 bytes each. */
    private static final int TAIL = 256 << 10;

    private static final int END_OF_ZIP = 22;
    private static final int ENTRY = 46;
    /** With which a text begins that is more than a text. */
    private static final List<String> OF_OTHERS = List.of("#!", "%pdf-", "%!ps", "{\\rtf", "mime-version:");

    private static final List<String> ACTIVE =
            List.of("<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<?php", "<iframe");

    private final DocumentType type;
    private final MessageDigest digest = sha256();
    private final ByteBuffer head = ByteBuffer.allocate(HEAD);
    private final byte[] tail;
    private final Characters characters = new Characters();
    private long size;

    Inspection(InputStream content, DocumentType type) {
        super(content);
        this.type = type;
        this.tail = new byte[type.isText() || type == DocumentType.JPEG ? 0 : TAIL];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        if (got > 0) {
            look(into, offset, got);
        }
        return got;
    }

    private void look(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        head.put(bytes, offset, Math.min(length, head.remaining()));
        int kept = Math.min(length, tail.length);
        for (int at = length - kept; at < length && kept > 0; ) {
            int place = (int) ((size + at) % tail.length);
            int run = Math.min(length - at, tail.length - place);
            System.arraycopy(bytes, offset + at, tail, place, run);
            at += run;
        }
        if (type.isText()) {
            characters.look(bytes, offset, length);
        }
        size += length;
    }

    long size() {
        return size;
    }

    /** In hex. To be asked once, when all has passed. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What speaks against the content, when all of it has passed. */
    Optional<DocumentRefusal> refusal() {
        if (size == 0) {
            return Optional.of(DocumentRefusal.DOCUMENT_EMPTY);
        }
        return switch (type) {
            case PDF -> unless(begins("%PDF-"), endsWith("%%EOF", 1_024));
            case JPEG -> unless(begins(0xFF, 0xD8, 0xFF), true);
            case PNG ->
                unless(
                        begins(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
                        endsWith("IEND\u00AE\u0042\u0060\u0082", 12));
            case DOCX, XLSX, PPTX, ODT, ODS, ODP -> ofZip();
            case TEXT, CSV ->
                characters.areText() && !isActive()
                        ? Optional.empty()
                        : Optional.of(DocumentRefusal.DOCUMENT_MISLABELLED);
        };
    }

    private static Optional<DocumentRefusal> unless(boolean isOfType, boolean isWhole) {
        return !isOfType
                ? Optional.of(DocumentRefusal.DOCUMENT_MISLABELLED)
                : isWhole ? Optional.empty() : Optional.of(DocumentRefusal.DOCUMENT_INCOMPLETE);
    }

    private boolean begins(String text) {
        return begins(text.chars().toArray());
    }

    private boolean begins(int... bytes) {
        return head.position() >= bytes.length
                && java.util.stream.IntStream.range(0, bytes.length).allMatch(at -> (head.get(at) & 0xFF) == bytes[at]);
    }

    /** Whether the text, of which each character is a byte, stands within so many bytes of the end. */
    private boolean endsWith(String text, int within) {
        byte[] end = end();
        return new String(
                        end,
                        Math.max(0, end.length - within),
                        Math.min(within, end.length),
                        StandardCharsets.ISO_8859_1)
                .contains(text);
    }

    /** The last bytes in their order. */
    private byte[] end() {
        if (size <= tail.length) {
            return Arrays.copyOf(tail, (int) size);
        }
        byte[] end = new byte[tail.length];
        int oldest = (int) (size % tail.length);
        System.arraycopy(tail, oldest, end, 0, tail.length - oldest);
        System.arraycopy(tail, 0, end, tail.length - oldest, oldest);
        return end;
    }

    /** A text that a browser, a viewer or a shell would carry out. */
    private boolean isActive() {
        String beginning = new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1)
                .replaceFirst("^(?:\u00EF\u00BB\u00BF)?\\s*", "")
                .toLowerCase(Locale.ROOT);
        return OF_OTHERS.stream().anyMatch(beginning::startsWith)
                || ACTIVE.stream().anyMatch(beginning::contains);
    }

    private Optional<DocumentRefusal> ofZip() {
        if (!begins('P', 'K', 3, 4)) {
            return Optional.of(DocumentRefusal.DOCUMENT_MISLABELLED);
        }
        Optional<List<String>> entries = entries();
        if (entries.isEmpty()) {
            return Optional.of(DocumentRefusal.DOCUMENT_INCOMPLETE);
        }
        List<String> names = entries.get();
        boolean isOfType =
                switch (type) {
                    case DOCX -> isOffice(names, "word/document.xml");
                    case XLSX -> isOffice(names, "xl/workbook.xml") || isOffice(names, "xl/workbook.bin");
                    case PPTX -> isOffice(names, "ppt/presentation.xml");
                    default -> names.contains("content.xml") && declares(type.mediaType());
                };
        if (!isOfType) {
            return Optional.of(DocumentRefusal.DOCUMENT_MISLABELLED);
        }
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).anyMatch(Inspection::isProgram)
                ? Optional.of(DocumentRefusal.DOCUMENT_HAS_MACROS)
                : Optional.empty();
    }

    private static boolean isOffice(List<String> names, String main) {
        return names.contains("[Content_Types].xml") && names.contains(main);
    }

    /** OpenDocument says its type in its first entry, which is not packed. */
    private boolean declares(String mediaType) {
        return new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1)
                .startsWith("mimetype" + mediaType + "PK", 30);
    }

    private static boolean isProgram(String entry) {
        return entry.endsWith("vbaproject.bin")
                || entry.startsWith("basic/")
                || entry.startsWith("scripts/")
                || Stream.of("activex/", "macrosheets/", "dialogsheets/").anyMatch(entry::contains)
                || Stream.of(".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".scr")
                        .anyMatch(entry::endsWith);
    }

    /** The names of the entries, by the list at the end; nothing where there is no whole one, or one longer than is kept. */
    private Optional<List<String>> entries() {
        ByteBuffer end = ByteBuffer.wrap(end()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = end.limit() - END_OF_ZIP; at >= 0; at--) {
            if (end.getInt(at) == 0x06054B50 && at + END_OF_ZIP + (end.getShort(at + 20) & 0xFFFF) == end.limit()) {
                long length = end.getInt(at + 12) & 0xFFFF_FFFFL;
                return length > at ? Optional.empty() : names(end, (int) (at - length), at);
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> names(ByteBuffer list, int from, int to) {
        List<String> names = new ArrayList<>();
        int at = from;
        while (at < to) {
            if (to - at < ENTRY || list.getInt(at) != 0x02014B50) {
                return Optional.empty();
            }
            int name = list.getShort(at + 28) & 0xFFFF;
            int more = (list.getShort(at + 30) & 0xFFFF) + (list.getShort(at + 32) & 0xFFFF);
            if (at + ENTRY + name + more > to) {
                return Optional.empty();
            }
            names.add(new String(list.array(), at + ENTRY, name, StandardCharsets.UTF_8));
            at += ENTRY + name + more;
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    /** Whether bytes are characters that can be read: of UTF-8 or of Shift_JIS, as Japanese offices still write them. */
    private static final class Characters {
        private final CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer decoded = CharBuffer.allocate(1_024);
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private boolean isUtf8 = true;
        private boolean isShiftJis = true;
        private boolean isInsidePair;
        private boolean hasControls;

        void look(byte[] bytes, int offset, int length) {
            for (int at = offset; at < offset + length; at++) {
                int one = bytes[at] & 0xFF;
                hasControls |= one < ' ' && one != '\t' && one != '\r' && one != '\n' && one != '\f' || one == 0x7F;
                lookAsShiftJis(one);
            }
            if (isUtf8) {
                lookAsUtf8(bytes, offset, length);
            }
        }

        private void lookAsShiftJis(int one) {
            if (isInsidePair) {
                isShiftJis &= one >= 0x40 && one <= 0xFC && one != 0x7F;
                isInsidePair = false;
            } else {
                isInsidePair = one >= 0x81 && one <= 0x9F || one >= 0xE0 && one <= 0xFC;
                isShiftJis &= isInsidePair || one < 0x80 || one >= 0xA1 && one <= 0xDF;
            }
        }

        private void lookAsUtf8(byte[] bytes, int offset, int length) {
            ByteBuffer all = ByteBuffer.allocate(rest.remaining() + length)
                    .put(rest)
                    .put(bytes, offset, length)
                    .flip();
            while (true) {
                decoded.clear();
                var result = utf8.decode(all, decoded, false);
                if (result.isError()) {
                    isUtf8 = false;
                    return;
                }
                if (result.isUnderflow()) {
                    break;
                }
            }
            rest = ByteBuffer.allocate(all.remaining()).put(all).flip();
        }

        boolean areText() {
            return !hasControls && (isUtf8 && !rest.hasRemaining() || isShiftJis && !isInsidePair);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
