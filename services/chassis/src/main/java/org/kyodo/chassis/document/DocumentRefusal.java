package org.kyodo.chassis.document;

import static org.kyodo.chassis.decide.Ground.guard;
import static org.kyodo.chassis.decide.Ground.stage;
import static org.kyodo.chassis.decide.Ground.unknown;

import org.kyodo.chassis.decide.Ground;
import org.kyodo.chassis.decide.Refusal;

/** Every reason why a document is not taken, or may not be named by a command. */
public enum DocumentRefusal implements Refusal {
    DOCUMENT_EMPTY(guard()),
    /** The content is not what the type says. */
    DOCUMENT_MISLABELLED(guard()),
    /** The end is missing. */
    DOCUMENT_INCOMPLETE(guard()),
    /** A viewer would carry something out. */
    DOCUMENT_HAS_MACROS(guard()),
    /** 1日の上限. */
    UPLOADS_USED_UP(guard()),
    /** None that this caller may name; whether there is one is not told. */
    DOCUMENT_UNKNOWN(unknown()),
    /** It is another file than the caller means. */
    DOCUMENT_DIFFERS(guard()),
    /** 検査中. */
    DOCUMENT_BEING_SCANNED(stage()),
    /** 検査で不合格. */
    DOCUMENT_INFECTED(guard()),
    /** Named by another matter already. */
    DOCUMENT_NAMED_ELSEWHERE(stage()),
    /** A matter names it, so it is not the uploader's to withdraw. */
    DOCUMENT_IN_USE(stage());

    private final Ground ground;

    DocumentRefusal(Ground ground) {
        this.ground = ground;
    }

    @Override
    public Ground ground() {
        return ground;
    }
}
