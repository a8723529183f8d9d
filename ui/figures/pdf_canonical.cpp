// SPDX-License-Identifier: MIT
#include "ui/figures/pdf_canonical.hpp"

#include "base/error.hpp"
#include "ui/figures/decimal.hpp"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <functional>
#include <map>
#include <vector>

namespace taskatlas::ui {
namespace {

struct Object {
  QByteArray head;  // all of it, or what stands before its stream
  QByteArray tail;  // "stream ... endstream", or nothing
};

Error unexpected(const char* what) {
  return failure(std::string("the PDF that Qt wrote is not of the expected form: ") + what);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Calls `each` for every reference "N 0 R" of an object's head, and puts what it returns in place
// of N. Strings are left alone.
QByteArray map_references(const QByteArray& text, const std::function<int(int)>& each) {
  QByteArray result;
  result.reserve(text.size());
  const qsizetype n = text.size();
  for (qsizetype i = 0; i < n;) {
    if (text[i] == '(') {
      int depth = 0;
      const qsizetype start = i;
      do {
        if (text[i] == '\\') {
          ++i;
        } else if (text[i] == '(') {
          ++depth;
        } else if (text[i] == ')') {
          --depth;
        }
        ++i;
      } while (i < n && depth > 0);
      result += text.mid(start, i - start);
      continue;
    }
    const bool word_begins = i == 0 || is_blank(text[i - 1]) || text[i - 1] == '[' ||
                             text[i - 1] == ')' || text[i - 1] == '<';
    if (is_digit(text[i]) && word_begins) {
      qsizetype k = i;
      while (k < n && is_digit(text[k])) ++k;
      const int number = text.mid(i, k - i).toInt();
      if (text.mid(k, 4) == " 0 R") {
        result += QByteArray::number(each(number)) + " 0 R";
        i = k + 4;
      } else {
        result += text.mid(i, k - i);
        i = k;
      }
      continue;
    }
    result += text[i++];
  }
  return result;
}

int number_after(const QByteArray& text, const QByteArray& word, qsizetype from = 0) {
  const qsizetype at = text.indexOf(word, from);
  if (at < 0) throw unexpected(word.constData());
  qsizetype begin = at + word.size();
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  qsizetype end = begin;
  while (end < text.size() && is_digit(text[end])) ++end;
  return text.mid(begin, end - begin).toInt();
}

std::map<int, Object> read_objects(const QByteArray& file, qsizetype table) {
  // "xref\n0 COUNT\n", then lines of 20 characters.
  qsizetype at = file.indexOf('\n', table) + 1;
  const int count = number_after(file, "0 ", at);
  at = file.indexOf('\n', at) + 1;
  constexpr qsizetype kLine = 20;
  std::vector<std::pair<qsizetype, int>> offsets;
  for (int i = 0; i < count; ++i) {
    const QByteArray line = file.mid(at + i * kLine, kLine);
    if (line.size() < kLine) throw unexpected("a short table");
    if (line[17] == 'n') offsets.emplace_back(line.left(10).toLongLong(), i);
  }
  std::sort(offsets.begin(), offsets.end());
  std::map<int, Object> objects;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const qsizetype end = i + 1 < offsets.size() ? offsets[i + 1].first : table;
    QByteArray text = file.mid(offsets[i].first, end - offsets[i].first).trimmed();
    const QByteArray start = QByteArray::number(offsets[i].second) + " 0 obj";
    if (!text.startsWith(start) || !text.endsWith("endobj")) throw unexpected("an object");
    text = text.mid(start.size(), text.size() - start.size() - 6).trimmed();
    Object object{text, {}};
    const qsizetype stream = text.indexOf(">>\nstream");
    if (stream >= 0) object = {text.left(stream + 2), text.mid(stream + 3)};
    objects[offsets[i].second] = std::move(object);
  }
  return objects;
}

// A text as a PDF string: hexadecimal UTF-16.
QByteArray pdf_text(const QString& text) {
  QByteArray hex = "<FEFF";
  for (const QChar c : text) {
    hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
  }
  return hex + ">";
}

QByteArray date_entry() {
  bool set = false;
  const qint64 seconds = qgetenv("SOURCE_DATE_EPOCH").toLongLong(&set);
  if (!set) return {};
  const QDateTime when = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
  return "/CreationDate (D:" +
         QLocale::c().toString(when, QStringLiteral("yyyyMMddHHmmss")).toLatin1() + "Z)\n";
}

// Where Qt finds several characters for a glyph it may name an odd one: a tabulator for a blank, a
// radical for an ideograph, a ligature for its letters.
QByteArray with_plain_characters(QByteArray map) {
  const qsizetype from = map.indexOf("beginbfrange"), to = map.indexOf("endbfrange");
  QByteArray result = map.left(from);
  for (qsizetype i = from; i < to;) {
    if (map[i] != '<' || i + 6 > map.size() || map[i + 5] != '>') {
      result += map[i++];
      continue;
    }
    bool hex = false;
    const auto code = static_cast<char16_t>(map.mid(i + 1, 4).toUShort(&hex, 16));
    const bool in_list = result.lastIndexOf('[') > result.lastIndexOf('\n');
    QByteArray text = map.mid(i, 6);
    if (hex && in_list) {
      QString plain(code);
      if (code == u'\t' || code == u'\u00a0') plain = QStringLiteral(" ");
      if ((code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfb06)) {
        plain = plain.normalized(QString::NormalizationForm_KC);
      }
      text = "<";
      for (const QChar c : plain) {
        text += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
      }
      text += ">";
    }
    result += text;
    i += 6;
  }
  return result + map.mid(to);
}

class Canonical {
 public:
  Canonical(std::map<int, Object> objects, int root) : objects_(std::move(objects)) {
    visit(root);
    for (std::size_t i = 0; i < order_.size(); ++i) {  // breadth first; grows as it goes
      Object& object = objects_.at(order_[i]);
      object.head = map_references(object.head, [this](int old) { return visit(old); });
    }
  }

  Object& at(int number) { return objects_.at(order_.at(static_cast<std::size_t>(number) - 1)); }
  int count() const { return static_cast<int>(order_.size()); }
  int add(const QByteArray& head) {
    const int fresh = objects_.rbegin()->first + 1;
    objects_[fresh] = {head, {}};
    return visit(fresh);
  }

 private:
  int visit(int old) {
    const auto [known, fresh] = numbers_.emplace(old, static_cast<int>(order_.size()) + 1);
    if (fresh) {
      if (!objects_.contains(old)) throw unexpected("a reference to nothing");
      order_.push_back(old);
    }
    return known->second;
  }

  std::map<int, Object> objects_;
  std::map<int, int> numbers_;  // old → new
  std::vector<int> order_;      // old, by new
};

QByteArray name_after(const QByteArray& text, const QByteArray& key) {
  const qsizetype at = text.indexOf(key);
  if (at < 0) return {};
  const qsizetype begin = text.indexOf('/', at + key.size());
  qsizetype end = begin + 1;
  while (end < text.size() && !is_blank(text[end]) && text[end] != '/' && text[end] != '>') ++end;
  return text.mid(begin, end - begin);
}

// AAAAAA+, AAAAAB+, ...: six letters before a subset's name.
QByteArray subset_tag(int index) {
  QByteArray tag(6, 'A');
  for (qsizetype i = 5; i >= 0 && index > 0; --i) {
    tag[i] = static_cast<char>('A' + index % 26);
    index /= 26;
  }
  return tag + "+";
}

void name_subsets(Canonical& pdf) {
  int fonts = 0;
  for (int i = 1; i <= pdf.count(); ++i) {
    Object& font = pdf.at(i);
    if (!font.head.contains("/Subtype /Type0")) continue;
    Object& descendant = pdf.at(number_after(font.head, "/DescendantFonts ["));
    Object& descriptor = pdf.at(number_after(descendant.head, "/FontDescriptor "));
    QByteArray name = name_after(font.head, "/BaseFont ").mid(1);
    const QByteArray named = "/" + subset_tag(fonts++) + name;
    font.head.replace("/BaseFont /" + name, "/BaseFont " + named);
    descendant.head.replace("/BaseFont /" + name, "/BaseFont " + named);
    descriptor.head.replace(name_after(descriptor.head, "/FontName "), named);
  }
}

void mend_character_maps(Canonical& pdf) {
  for (int i = 1; i <= pdf.count(); ++i) {
    Object& object = pdf.at(i);
    if (!object.tail.contains("/CMapName /Adobe-Identity-UCS")) continue;
    const qsizetype begin = object.tail.indexOf('\n') + 1;
    const qsizetype end = object.tail.lastIndexOf("endstream");
    const QByteArray map = with_plain_characters(object.tail.mid(begin, end - begin).trimmed());
    object.tail = "stream\n" + map + "\nendstream";
    object.head = "<< /Length " + QByteArray::number(map.size()) + " >>";
  }
}

void set_page_size(Canonical& pdf, QSizeF size) {
  for (int i = 1; i <= pdf.count(); ++i) {
    QByteArray& head = pdf.at(i).head;
    const qsizetype at = head.indexOf("/MediaBox [");
    if (at < 0) continue;
    head.replace(
        at, head.indexOf(']', at) + 1 - at,
        "/MediaBox [0 0 " + decimal(size.width(), 4) + " " + decimal(size.height(), 4) + "]");
    return;
  }
  throw unexpected("no page");
}

// Later versions of Qt describe the file in XMP, too, with the time and an identifier by chance.
// What it tells stands in /Info.
void drop_metadata(Object& catalog) {
  const qsizetype at = catalog.head.indexOf("/Metadata ");
  if (at < 0) return;
  const qsizetype end = catalog.head.indexOf('\n', at);
  catalog.head.remove(at, (end < 0 ? catalog.head.size() : end + 1) - at);
}

}  // namespace

QByteArray canonical_pdf(const QByteArray& written, const PdfDetails& details) {
  const qsizetype start = written.lastIndexOf("startxref");
  if (start < 0) throw unexpected("no table");
  const int table = number_after(written, "startxref", start);
  const int root = number_after(written, "/Root ", table);
  std::map<int, Object> objects = read_objects(written, table);
  drop_metadata(objects[root]);
  Canonical pdf(std::move(objects), root);
  set_page_size(pdf, details.page);
  name_subsets(pdf);
  mend_character_maps(pdf);
  const int info = pdf.add("<<\n/Title " + pdf_text(details.title) + "\n/Subject " +
                           pdf_text(details.subject) + "\n/Creator " + pdf_text(details.creator) +
                           "\n/Producer (Qt " + qVersion() + ")\n" + date_entry() + ">>");

  QByteArray file = written.left(written.indexOf('\n') + 1) + "%\xe2\xe3\xcf\xd3\n";
  std::vector<qsizetype> offsets;
  for (int i = 1; i <= pdf.count(); ++i) {
    offsets.push_back(file.size());
    const Object& object = pdf.at(i);
    file += QByteArray::number(i) + " 0 obj\n" + object.head + "\n";
    if (!object.tail.isEmpty()) file += object.tail + "\n";
    file += "endobj\n";
  }
  const QByteArray id = QCryptographicHash::hash(file, QCryptographicHash::Md5).toHex();
  const QByteArray size = QByteArray::number(pdf.count() + 1);
  const QByteArray at = QByteArray::number(file.size());
  file += "xref\n0 " + size + "\n0000000000 65535 f \n";
  for (const qsizetype offset : offsets) {
    file += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
  }
  file += "trailer\n<<\n/Size " + size + "\n/Info " + QByteArray::number(info) +
          " 0 R\n/Root 1 0 R\n/ID [<" + id + "> <" + id + ">]\n>>\nstartxref\n" + at + "\n%%EOF\n";
  return file;
}

}  // namespace taskatlas::ui
