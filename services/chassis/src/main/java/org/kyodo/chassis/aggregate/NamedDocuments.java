package org.kyodo.chassis.aggregate;

import java.util.Optional;
import org.kyodo.contracts.value.DocumentRef;

/**
 * The documents that commands name 添付: whether they may, and whose they are from then on. Asked where the rules accept a command;
 * every {@link DocumentRef} of the command counts, wherever it stands in it.
 */
public interface NamedDocuments {
    /** Of a service that takes no documents: whatever a command names is not looked at. */
    NamedDocuments NONE = new NamedDocuments() {
        @Override
        public Optional<Outcome> against(Object command, String holder, Request request) {
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> bind(Object command, String holder, Request request) {
            return Optional.empty();
        }
    };

    /** What speaks against it; nothing is changed. @param holder {@code group/<id>} */
    Optional<Outcome> against(Object command, String holder, Request request);

    /**
     * What speaks against it; where nothing does, the documents are the holder's from now on. Where the commit fails after
     * this, or the process dies, they become free again.
     */
    Optional<Outcome> bind(Object command, String holder, Request request);
}
