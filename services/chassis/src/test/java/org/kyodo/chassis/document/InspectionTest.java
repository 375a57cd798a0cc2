package org.kyodo.chassis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kyodo.chassis.document.DocumentRefusal.DOCUMENT_EMPTY;
import static org.kyodo.chassis.document.DocumentRefusal.DOCUMENT_HAS_MACROS;
import static org.kyodo.chassis.document.DocumentRefusal.DOCUMENT_INCOMPLETE;
import static org.kyodo.chassis.document.DocumentRefusal.DOCUMENT_MISLABELLED;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    private static final String WORD = "word/document.xml";

    /** @param entries names, after what makes it an office file of any kind */
    private static byte[] office(String... entries) {
        return zip(
                Optional.empty(),
                0,
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("[Content_Types].xml"), Arrays.stream(entries))
                        .toArray(String[]::new));
    }

    private static byte[] openDocument(String declared) {
        return zip(Optional.of(declared), 0, "content.xml");
    }

    private static byte[] zip(Optional<String> declared, int ofEach, String... entries) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                if (declared.isPresent()) {
                    byte[] text = declared.get().getBytes(StandardCharsets.US_ASCII);
                    ZipEntry entry = new ZipEntry("mimetype");
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(text.length);
                    CRC32 crc = new CRC32();
                    crc.update(text);
                    entry.setCrc(crc.getValue());
                    zip.putNextEntry(entry);
                    zip.write(text);
                }
                for (String name : entries) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(new byte[ofEach]);
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final byte[] PDF = latin("%PDF-1.7\n…\n%%EOF\n");
    private static final byte[] PNG = latin("\u0089PNG\r\n\u001A\n....IEND\u00AEB`\u0082");
    private static final byte[] JPEG = latin("\u00FF\u00D8\u00FF\u00E0....");

    /** A good one of each type. */
    static byte[] good(DocumentType type) {
        return switch (type) {
            case PDF -> PDF;
            case JPEG -> JPEG;
            case PNG -> PNG;
            case DOCX -> office(WORD);
            case XLSX -> office("xl/workbook.xml");
            case PPTX -> office("ppt/presentation.xml");
            case ODT, ODS, ODP -> openDocument(type.mediaType());
            case TEXT -> text("議事録\r\n1 出席者 12名\n");
            case CSV -> text("\uFEFF年度,金額\n2026,\"1,000\"\n");
        };
    }

    private static Inspection passed(byte[] content, DocumentType type, int atOnce) {
        Inspection inspection = new Inspection(new ByteArrayInputStream(content), type);
        byte[] piece = new byte[atOnce];
        try {
            while (inspection.read(piece) >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inspection;
    }

    private static Optional<DocumentRefusal> refusal(byte[] content, DocumentType type) {
        Optional<DocumentRefusal> refusal = passed(content, type, 8_192).refusal();
        assertThat(passed(content, type, 7).refusal())
                .as("in whatever pieces it comes")
                .isEqualTo(refusal);
        return refusal;
    }

    @ParameterizedTest
    @EnumSource
    void a_content_is_taken_as_what_it_is_and_as_nothing_else(DocumentType type) {
        assertThat(refusal(good(type), type)).isEmpty();
        for (DocumentType other : DocumentType.values()) {
            boolean bothText = type.isText() && other.isText();
            if (other != type && !bothText) {
                assertThat(refusal(good(type), other))
                        .as("%s as %s", type, other)
                        .contains(DOCUMENT_MISLABELLED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_no_document(DocumentType type) {
        assertThat(refusal(new byte[0], type)).contains(DOCUMENT_EMPTY);
    }

    @Test
    void it_knows_the_length_and_the_hash_of_what_passed() {
        byte[] content = new byte[700_001];
        new Random(1).nextBytes(content);
        Inspection inspection = passed(content, DocumentType.PDF, 65_536);
        assertThat(inspection.size()).isEqualTo(content.length);
        assertThat(inspection.sha256Hex()).isEqualTo(java.util.HexFormat.of().formatHex(sha256(content)));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(content);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looked at, hashed and sealed on its way, a document is never in memory as a whole. */
    @Test
    void a_large_one_passes_without_being_collected() throws IOException {
        long size = 20L << 20;
        java.io.InputStream endless = new java.io.InputStream() {
            private long given;

            @Override
            public int read() {
                return given++ < size ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int now = (int) Math.min(length, size - given);
                given += now;
                return now == 0 && length > 0 ? -1 : now;
            }
        };
        Inspection inspection = new Inspection(endless, DocumentType.PDF);
        long before = used();
        long most = 0;
        try (java.io.InputStream sealed = new org.kyodo.chassis.sealing.SealedFrames(
                        new org.kyodo.chassis.sealing.Seal(org.kyodo.chassis.sealing.MasterKey.newKey()),
                        new org.kyodo.chassis.sealing.Belonging(
                                org.kyodo.contracts.value.MunicipalityCode.of("352039"), "document/x", "content"))
                .sealing(inspection)) {
            byte[] piece = new byte[255 << 10];
            for (int round = 0; sealed.readNBytes(piece, 0, piece.length) > 0; round++) {
                most = round % 8 == 7 ? Math.max(most, used() - before) : most;
            }
        }
        assertThat(inspection.size()).isEqualTo(size);
        assertThat(most).isLessThan(3L << 20);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentType.class,
            names = {"PDF", "PNG", "DOCX", "ODS"})
    void a_file_without_its_end_is_told_so(DocumentType type) {
        byte[] good = good(type);
        assertThat(refusal(Arrays.copyOf(good, good.length - 8), type)).contains(DOCUMENT_INCOMPLETE);
    }

    @Nested
    class Of_an_office_file {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "word/vbaProject.bin",
                    "word/VBAPROJECT.BIN",
                    "word/activeX/activeX1.xml",
                    "word/embeddings/setup.exe",
                    "Basic/Standard/Module1.xml"
                })
        void what_acts_when_it_is_opened_is_refused(String entry) {
            assertThat(refusal(office(WORD, entry), DocumentType.DOCX)).contains(DOCUMENT_HAS_MACROS);
        }

        @Test
        void any_other_archive_is_refused() {
            assertThat(refusal(zip(Optional.empty(), 10, "a.txt"), DocumentType.DOCX))
                    .contains(DOCUMENT_MISLABELLED);
            assertThat(refusal(openDocument("application/java-archive"), DocumentType.ODT))
                    .contains(DOCUMENT_MISLABELLED);
        }

        /** What is packed in it is spoilt, so it would be noticed if anything unpacked it. */
        @Test
        void nothing_is_unpacked() {
            byte[] spoilt = zip(Optional.empty(), 100 << 20, "[Content_Types].xml", WORD);
            Arrays.fill(spoilt, 1_000, 50_000, (byte) 0xFF);
            assertThatThrownBy(() -> unpacked(spoilt)).isInstanceOf(IOException.class);

            assertThat(passed(spoilt, DocumentType.DOCX, 65_536).refusal()).isEmpty();
        }

        private static void unpacked(byte[] archive) throws IOException {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
                while (zip.getNextEntry() != null) {
                    zip.transferTo(OutputStream.nullOutputStream());
                }
            }
        }

        @Test
        void a_list_of_entries_that_is_not_whole_is_told_so() {
            byte[] many = new byte[office(WORD).length + (1 << 20)];
            Arrays.fill(many, (byte) 'x');
            byte[] good = office(WORD);
            System.arraycopy(good, 0, many, 0, good.length);
            assertThat(refusal(many, DocumentType.DOCX)).contains(DOCUMENT_INCOMPLETE);

            byte[] lying = good.clone();
            // The list is said to be longer than the file.
            lying[lying.length - 8] = (byte) 0x7F;
            assertThat(refusal(lying, DocumentType.DOCX)).contains(DOCUMENT_INCOMPLETE);
        }

        @Test
        void a_large_one_is_known_by_its_end_as_well() {
            String[] slides = java.util.stream.IntStream.range(0, 1_500)
                    .mapToObj(i -> "ppt/slides/slide" + i + ".xml")
                    .toArray(String[]::new);
            byte[] large = office(java.util.stream.Stream.concat(
                            java.util.stream.Stream.of("ppt/presentation.xml"), Arrays.stream(slides))
                    .toArray(String[]::new));
            assertThat(refusal(large, DocumentType.PPTX)).isEmpty();
        }
    }

    @Nested
    class Of_a_text {
        @Test
        void both_usual_encodings_are_read() {
            assertThat(refusal("議事録\n出席,①,髙橋\n".getBytes(Charset.forName("windows-31j")), DocumentType.CSV))
                    .isEmpty();
            assertThat(refusal(text("𠮷野家\n"), DocumentType.TEXT)).isEmpty();
            assertThat(refusal(text("議事録").clone(), DocumentType.TEXT)).isEmpty();
            assertThat(refusal(Arrays.copyOf(text("議事録"), 8), DocumentType.TEXT))
                    .as("cut inside a character")
                    .contains(DOCUMENT_MISLABELLED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<!DOCTYPE html><p>",
                    "  \n<HTML>",
                    "<svg xmlns='x'/>",
                    "議事録 <script>alert(1)</script>",
                    "<?xml version='1.0'?>",
                    "#!/bin/sh\nrm -rf /",
                    "<?php phpinfo();",
                    "MZ\u0001\u0000",
                    "a\u0000b",
                    "\u001B[2J",
                    "\u007FELF"
                })
        void what_something_would_carry_out_is_refused(String text) {
            assertThat(refusal(text(text), DocumentType.TEXT)).contains(DOCUMENT_MISLABELLED);
            assertThat(refusal(text("\uFEFF" + text), DocumentType.CSV)).contains(DOCUMENT_MISLABELLED);
        }
    }
}
