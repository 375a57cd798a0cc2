package org.kyodo.chassis.inbox;

import java.util.Optional;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * Who acts on held records 運用者.
 *
 * @param account opaque reference
 * @param municipality whose records alone are seen and acted on; empty for an operator of the whole installation, who alone
 *     sees records of which nobody can say whose they are
 */
public record Operator(String account, Optional<MunicipalityCode> municipality) {
    public static Operator ofInstallation(String account) {
        return new Operator(account, Optional.empty());
    }
}
