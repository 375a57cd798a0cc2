package org.kyodo.chassis.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What may be uploaded, and nothing else: what people hand in at a town hall, and of that what no viewer carries out. The content
 * must be what the type says, and the file be called accordingly.
 */
enum DocumentType {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    TEXT("text/plain", "txt"),
    CSV("text/csv", "csv");

    private final String mediaType;
    private final List<String> extensions;

    DocumentType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    /** The extensions that its files have, the usual one first. */
    List<String> extensions() {
        return extensions;
    }

    boolean isText() {
        return this == TEXT || this == CSV;
    }

    /** The type that a {@code Content-Type} says; what it says beside it, such as a charset, makes no difference. */
    static Optional<DocumentType> of(String header) {
        try {
            String named = MediaType.parseMediaType(header).toString().replaceFirst(";.*", "");
            return Arrays.stream(values())
                    .filter(type -> type.mediaType.equals(named.toLowerCase(Locale.ROOT)))
                    .findFirst();
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    static Set<String> mediaTypes() {
        return Arrays.stream(values()).map(DocumentType::mediaType).collect(Collectors.toUnmodifiableSet());
    }
}
