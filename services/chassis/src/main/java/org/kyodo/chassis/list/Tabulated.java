package org.kyodo.chassis.list;

import java.util.List;

/**
 * Figures that can be had as a table for a spreadsheet as well 表形式, as any list can.
 *
 * @param <L> a line of it, a record: its components are the columns
 */
public interface Tabulated<L> {
    List<L> lines();
}
