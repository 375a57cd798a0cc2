package org.kyodo.chassis.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.Streams;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documents that whoever holds them shows to everybody: as long as the public page names them, and not longer. */
@RestController
@RequestMapping(Streams.PUBLIC_DOCUMENTS)
final class PublicDocumentController {
    private final Uploads uploads;
    private final Downloads downloads;
    private final Municipalities municipalities;

    PublicDocumentController(Uploads uploads, Downloads downloads, Municipalities municipalities) {
        this.uploads = uploads;
        this.downloads = downloads;
        this.municipalities = municipalities;
    }

    /** The document itself, or a part of it; what its file was called is not told, for that may name a person. */
    @GetMapping("/{id}")
    void content(
            @PathVariable DocumentId id,
            @RequestParam MunicipalityCode municipality,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!municipalities.serves(municipality)) {
            throw new Declined(new Outcome.NotFound("document", id.toString(), false));
        }
        StoredDocument document = uploads.published(id, municipality);
        downloads.give(document, Downloads.nameless(document), request, response);
    }
}
