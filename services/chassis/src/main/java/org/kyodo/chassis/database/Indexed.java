package org.kyodo.chassis.database;

import java.util.List;

/** Asks something of collections of its own, and declares the indexes for it; the chassis builds them for every such bean. */
public interface Indexed {
    List<Index> indexes();
}
