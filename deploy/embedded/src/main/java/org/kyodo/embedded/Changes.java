package org.kyodo.embedded;

/** Where a collection reports its changes, each before it is answered. */
interface Changes {

    /** A document was added, replaced or removed. */
    void changed(WriteAheadLog.Change change);

    /** The list of collections or of indexes changed, which only the store itself can hold. */
    void restructured();
}
