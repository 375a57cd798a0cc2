package org.kyodo.chassis.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.sealing.Belonging;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.chassis.sealing.SealedFrames;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * Contents as a service keeps them: where it has keys, each sealed under a key of its own, so that destroying the key destroys
 * every copy, those in backups included.
 */
final class Contents {
    private final DocumentStore store;
    private final Optional<SealingKeys> keys;

    Contents(DocumentStore store, Optional<SealingKeys> keys) {
        this.store = store;
        this.keys = keys;
    }

    boolean areSealed() {
        return keys.isPresent();
    }

    /** Where a content belongs. */
    record Place(MunicipalityCode municipality, String key) {
        private String owner() {
            return ownerOf(key);
        }

        private Belonging field(String name) {
            return new Belonging(municipality, owner(), name);
        }
    }

    private static String ownerOf(String key) {
        return "document/" + key;
    }

    static Place placeOf(StoredDocument document) {
        return new Place(document.municipality(), document.file().content());
    }

    void write(Place place, InputStream content) throws IOException {
        store.write(
                place.key(),
                keys.map(known -> frames(known.findOrMake(place.owner()), place).sealing(content))
                        .orElse(content));
    }

    /** What a name is kept as. */
    String closed(FileName name, Place place) {
        return keys.map(known -> known.findOrMake(place.owner()).close(name.value(), place.field("name")))
                .orElse(name.value());
    }

    /** Nothing where its key was destroyed. */
    Optional<FileName> nameOf(StoredDocument document) {
        Place place = placeOf(document);
        return document.file().isSealed()
                ? keys.flatMap(known -> known.find(place.owner()))
                        .map(seal -> new FileName(seal.open(document.file().name(), place.field("name"))))
                : Optional.of(new FileName(document.file().name()));
    }

    /** @throws DocumentStore.NoSuchContent where it is gone, or its key was destroyed */
    InputStream read(StoredDocument document, long from, long length) {
        Place place = placeOf(document);
        if (!document.file().isSealed()) {
            return store.read(place.key(), from, length);
        }
        SealedFrames frames = frames(seal(place), place);
        SealedFrames.Span span = SealedFrames.span(document.file().size(), from, length);
        return frames.opening(
                store.read(place.key(), span.from(), span.length()),
                document.file().size(),
                from,
                length);
    }

    /** The key first: from then on nobody reads it, whatever becomes of the rest. */
    void destroy(String key) {
        keys.ifPresent(known -> known.destroy(List.of(ownerOf(key))));
        store.delete(key);
    }

    private Seal seal(Place place) {
        return keys.flatMap(known -> known.find(place.owner()))
                .orElseThrow(() -> new DocumentStore.NoSuchContent(place.key()));
    }

    private static SealedFrames frames(Seal seal, Place place) {
        return new SealedFrames(seal, place.field("content"));
    }
}
