package org.kyodo.grant.budgetline;

import java.util.Optional;

/** What the budget line has given up of the application of a command; nothing where its stage still has it. */
record Earmarked(Optional<Earmark> earmark) {}
