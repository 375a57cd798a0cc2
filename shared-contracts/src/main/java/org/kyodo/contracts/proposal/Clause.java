package org.kyodo.contracts.proposal;

import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;

/**
 * One clause of an agreement 条項.
 *
 * @param code by which versions are compared: {@code responsibility}
 * @param source where a document asks for it, {@code 001:L359}; empty where it is ours or the parties' own
 */
@PublicText
public record Clause(
        @Line(max = 60) String code, @Prose(max = 2_000) String text, Optional<@Line(max = 60) String> source) {}
