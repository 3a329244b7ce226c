"""The manual page in man(7) from what `dermacurve --experimental-dump-help` prints."""
import json
import sys


def plain(text):
    """Text that roff reads as text."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def names(argument):
    shown = ["-" + n["name"] if n["kind"] == "short" else "--" + n["name"] for n in argument.get("names", [])]
    value = argument.get("valueName", "value").upper()
    if argument["kind"] == "positional":
        return value + (" ..." if argument.get("isRepeating") else "")
    return ", ".join(sorted(shown, key=len)) + (" " + value if argument["kind"] == "option" else "")


def usage(name, command):
    parts = [name]
    for argument in command.get("arguments", []):
        if argument.get("shouldDisplay", True) and argument["kind"] == "positional":
            parts.append(names(argument) if not argument.get("isOptional") else "[" + names(argument) + "]")
    return " ".join(parts) + " [options]"


def section(command):
    lines = [".SS " + plain(usage("dermacurve " + command["commandName"], command))]
    for key in ["abstract", "discussion"]:
        if command.get(key):
            lines += [plain(command[key]), ".PP"]
    for argument in command.get("arguments", []):
        if argument.get("shouldDisplay", True) and argument.get("abstract"):
            lines += [".TP", ".B " + plain(names(argument)), plain(argument["abstract"])]
    return lines


def page(tool):
    root = tool["command"]
    lines = [".TH DERMACURVE 1", ".SH NAME", "dermacurve \\- " + plain(root["abstract"].rstrip(".")), ".SH SYNOPSIS",
             ".B dermacurve\nCOMMAND [arguments] [options]", ".SH DESCRIPTION"]
    for part in root.get("discussion", "").split("\n\n"):
        lines += [plain(part), ".PP"]
    lines.append(".SH COMMANDS")
    for command in root.get("subcommands", []):
        if command.get("shouldDisplay", True) and command["commandName"] != "help":
            lines += section(command)
    return "\n".join(lines + [".SH SEE ALSO", "README.md and Documentation/ of the source."]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page(json.load(sys.stdin)))
