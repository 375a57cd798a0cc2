package org.kyodo.contracts;

import java.util.Optional;
import org.kyodo.contracts.value.Receipt;

/** An event that tells of something handed in 提出, and what its receipt 受領証 says. */
public interface Receipted {
    /** None where it did not come as JSON, or before receipts were given. */
    Optional<Receipt> receipt();
}
