package org.kyodo.chassis.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.document.StoredDocument.State;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.Problems;
import org.kyodo.chassis.http.Problems.Problem;
import org.kyodo.chassis.http.Severed;
import org.kyodo.contracts.value.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;

/**
 * Gives a document, or one range of it (RFC 9110, 14), so that no browser takes it for a page of ours: to be saved, of the type it
 * was found to be, in a sandbox, and kept by nobody on the way.
 */
final class Downloads {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
    private static final int PIECE = 64 << 10;

    private final Uploads uploads;
    private final Problems problems;

    Downloads(Uploads uploads, Problems problems) {
        this.uploads = uploads;
        this.problems = problems;
    }

    /** What a file is called whose own name is not told. */
    static FileName nameless(StoredDocument document) {
        return new FileName("document-" + document.file().sha256().substring(0, 8) + "."
                + document.file().type().extensions().getFirst());
    }

    void give(StoredDocument document, FileName name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refuseUnlessClean(document);
        long size = document.file().size();
        Optional<HttpRange> range;
        try {
            range = range(document, request);
            if (range.filter(part -> part.getRangeStart(size) >= size).isPresent()) {
                throw new IllegalArgumentException("beyond the end");
            }
        } catch (IllegalArgumentException e) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            problems.write(
                    Problem.of(
                            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                            "RANGE_NOT_SATISFIABLE",
                            HttpHeaders.RANGE,
                            request.getHeader(HttpHeaders.RANGE),
                            Wording.BYTES_OF.of(size)),
                    request,
                    response);
            return;
        }
        long from = range.map(part -> part.getRangeStart(size)).orElse(0L);
        long to = range.map(part -> part.getRangeEnd(size)).orElse(size - 1);
        try (InputStream content = uploads.read(document, from, to - from + 1)) {
            // Before anything is answered, so that what does not open is told as what it is.
            byte[] first = content.readNBytes((int) Math.min(PIECE, to - from + 1));
            response.setStatus(range.isPresent() ? HttpStatus.PARTIAL_CONTENT.value() : HttpStatus.OK.value());
            range.ifPresent(
                    any -> response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + size));
            describe(document, name, to - from + 1, response);
            if (!request.getMethod().equals("HEAD")) {
                write(first, content, to - from + 1, response.getOutputStream());
            }
        } catch (DocumentStore.NoSuchContent e) {
            LOG.error("the content of document {} is not there", document.id());
            throw new Declined(new Outcome.NotFound("document", document.id().toString(), false));
        }
    }

    private static void refuseUnlessClean(StoredDocument document) {
        if (document.state() != State.CLEAN) {
            throw Uploads.refused(
                    document.state() == State.SCANNING
                            ? DocumentRefusal.DOCUMENT_BEING_SCANNED
                            : DocumentRefusal.DOCUMENT_INFECTED,
                    "document",
                    document.id(),
                    "");
        }
    }

    /** One range, of GET alone (RFC 9110, 14.2); of several the whole is given, as of what is no range of bytes. */
    private static Optional<HttpRange> range(StoredDocument document, HttpServletRequest request) {
        String wanted = request.getHeader(HttpHeaders.RANGE);
        String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (wanted == null
                || !request.getMethod().equals("GET")
                || !wanted.startsWith("bytes=")
                || ifRange != null && !ifRange.strip().equals(etag(document))) {
            return Optional.empty();
        }
        List<HttpRange> ranges = HttpRange.parseRanges(wanted);
        return ranges.size() == 1 ? Optional.of(ranges.getFirst()) : Optional.empty();
    }

    private static void describe(StoredDocument document, FileName name, long length, HttpServletResponse response) {
        response.setContentType(document.file().type().mediaType());
        response.setContentLengthLong(length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, name.asAttachment());
        response.setHeader(HttpHeaders.ETAG, etag(document));
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static String etag(StoredDocument document) {
        return "\"" + document.file().sha256() + "\"";
    }

    private static void write(byte[] first, InputStream rest, long length, OutputStream to) throws IOException {
        long written = first.length;
        byte[] piece = new byte[PIECE];
        to.write(first);
        while (written < length) {
            int got = next(rest, piece);
            to.write(piece, 0, got);
            written += got;
        }
    }

    private static int next(InputStream rest, byte[] piece) {
        try {
            int got = rest.read(piece);
            if (got >= 0) {
                return got;
            }
        } catch (IOException | RuntimeException e) {
            throw new Severed(e);
        }
        throw new Severed(new IOException("the content is shorter than it was"));
    }
}
