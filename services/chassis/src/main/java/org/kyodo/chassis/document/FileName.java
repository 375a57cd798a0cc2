package org.kyodo.chassis.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Text;
import org.kyodo.contracts.value.Wording;
import org.springframework.http.ContentDisposition;

/**
 * What the file of a document is called, as whoever downloads it will save it: one name without a path, all of which can be seen,
 * with the extension of its type and no other that a desktop would carry out. It may name a person, so no log and no event has it.
 */
record FileName(String value) {
    static final String FIELD = "Content-Disposition";

    private static final int LONGEST = 200;
    private static final String NOT_IN_NAMES = "/\\:*?\"<>|%\uFFFD";
    /** Before the last extension they tell that a name wants to be taken for another. */
    private static final Set<String> CARRIED_OUT = Set.of(
            "exe", "com", "scr", "pif", "bat", "cmd", "msi", "msp", "hta", "cpl", "jar", "js", "jse", "mjs", "vbs",
            "vbe", "wsf", "wsh", "ps1", "psm1", "sh", "bash", "csh", "py", "pl", "rb", "php", "phtml", "asp", "aspx",
            "jsp", "html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "swf", "lnk", "url", "reg",
            "dll", "app", "apk", "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "ppsm", "potm", "iso", "img", "one");

    /**
     * From the header of an upload: {@code attachment; filename*=UTF-8''%E8%A6%8F%E7%B4%84.pdf} (RFC 6266, RFC 8187).
     *
     * @throws InvalidInput where it has none, or one that no file of the type may have
     */
    static FileName of(String header, DocumentType type) {
        String given = given(header);
        String name = Text.normalised(given);
        List<String> parts = Arrays.asList(name.toLowerCase(Locale.ROOT).split("\\.", -1));
        boolean fits = !Text.isBlank(name)
                && name.codePointCount(0, name.length()) <= LONGEST
                && Text.faultOfName(name).isEmpty()
                && name.chars().noneMatch(character -> NOT_IN_NAMES.indexOf(character) >= 0)
                && name.equals(name.strip())
                && !parts.getFirst().isBlank()
                && parts.size() > 1
                && type.extensions().contains(parts.getLast())
                && parts.subList(1, parts.size() - 1).stream()
                        .map(String::strip)
                        .noneMatch(CARRIED_OUT::contains);
        if (!fits) {
            throw refused(Text.shown(given), type);
        }
        return new FileName(name);
    }

    private static String given(String header) {
        if (header == null) {
            return "";
        }
        try {
            String name = ContentDisposition.parse(header).getFilename();
            return name == null ? "" : name;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static InvalidInput refused(String given, DocumentType type) {
        return new InvalidInput(FIELD, given, Wording.FILE_NAME.of(String.join(", ", type.extensions())));
    }

    /** For a download: saved, never shown by the browser. */
    String asAttachment() {
        return ContentDisposition.attachment()
                .filename(value, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
