package org.kyodo.chassis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.contracts.value.InvalidInput;

class FileNameTest {
    private static String header(String name) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "規約.pdf",
                "規約 2026.04.01.pdf",
                "規約.v2.PDF",
                "会則(改正案).pdf",
                "葛\uDB40\uDD00城.pdf",
                "a.pdf",
            })
    void of_a_document_is_taken_as_it_is(String name) {
        assertThat(FileName.of(header(name), DocumentType.PDF).value()).isEqualTo(name);
    }

    @Test
    void in_quotes_is_read_too_and_put_into_its_one_form() {
        assertThat(FileName.of("attachment; filename=\"kiyaku.pdf\"", DocumentType.PDF)
                        .value())
                .isEqualTo("kiyaku.pdf");
        assertThat(FileName.of(header("カ\u3099.pdf"), DocumentType.PDF).value()).isEqualTo("ガ.pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".pdf",
                "規約",
                "規約.docx",
                "規約.pdf.exe",
                "規約.exe.pdf",
                "規約.js .pdf",
                "規約.HTML.pdf",
                "../規約.pdf",
                "..\\規約.pdf",
                "/etc/passwd.pdf",
                "C:規約.pdf",
                "規約\u202Efdp.exe.pdf",
                "規約\u202Etxt.pdf",
                "規\u200B約.pdf",
                "規約\n.pdf",
                "規約\u0000.pdf",
                "規約.pdf ",
                " 規約.pdf",
                "規約.pdf.",
                "<b>.pdf",
                "a%2Fb.pdf"
            })
    void that_hides_what_the_file_is_or_leads_elsewhere_is_refused(String name) {
        assertThatThrownBy(() -> FileName.of(header(name), DocumentType.PDF)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void that_is_too_long_is_refused() {
        assertThat(FileName.of(header("規".repeat(196) + ".pdf"), DocumentType.PDF)
                        .value())
                .hasSize(200);
        assertThatThrownBy(() -> FileName.of(header("規".repeat(197) + ".pdf"), DocumentType.PDF))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "attachment",
                "nonsense; =",
                "attachment; filename*=UTF-8''%E8%A6%",
                "attachment; filename*=Shift_JIS''%8B.pdf",
                "attachment; filename*=UTF-8''%ED%A0%80.pdf"
            })
    void that_is_missing_or_cannot_be_read_is_refused(String header) {
        assertThatThrownBy(() -> FileName.of(header, DocumentType.PDF)).isInstanceOf(InvalidInput.class);
    }
}
