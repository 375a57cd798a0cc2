package org.kyodo.notification.subscription;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a failed start what is wrong with the master key, without a stack trace. */
final class UnusableMasterKeyAnalyzer extends AbstractFailureAnalyzer<UnusableMasterKey> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableMasterKey cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set " + Vault.PROPERTY
                        + ", for example by the environment variable KYODO_NOTIFICATION_MASTERKEY, and keep a copy in a"
                        + " safe place: whoever loses it must have every department give its webhook's address anew.",
                cause);
    }
}
