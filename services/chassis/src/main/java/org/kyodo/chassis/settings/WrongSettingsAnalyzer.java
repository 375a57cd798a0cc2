package org.kyodo.chassis.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a failed start which settings are wrong, without a stack trace. */
final class WrongSettingsAnalyzer extends AbstractFailureAnalyzer<WrongSettings> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongSettings cause) {
        return new FailureAnalysis(
                "設定に誤りがあるため起動しません。\nThe service does not start with these settings.\n\n" + cause.getMessage(),
                "上の設定をすべて直してから起動してください。\nMend each of them, then start again.",
                cause);
    }
}
