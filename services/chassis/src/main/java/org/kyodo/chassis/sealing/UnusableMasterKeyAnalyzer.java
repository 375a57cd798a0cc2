package org.kyodo.chassis.sealing;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a failed start what is wrong with the master key, without a stack trace. */
final class UnusableMasterKeyAnalyzer extends AbstractFailureAnalyzer<UnusableMasterKey> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableMasterKey cause) {
        String variable = cause.property().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
        return new FailureAnalysis(
                cause.getMessage(),
                "Set " + cause.property() + ", for example by the environment variable " + variable
                        + ", and keep a copy in a safe place: nobody can read what was sealed under it without it.",
                cause);
    }
}
