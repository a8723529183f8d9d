// SPDX-License-Identifier: MIT
#include "study/export.hpp"

#include "study/builtin.hpp"
#include "study/import.hpp"
#include "study/row_writer.hpp"
#include "study/support.hpp"

#include <cstring>
#include <map>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

using namespace testing;

// An independent reader of NPY files, by the format's description.
template <class T>
struct Array {
  std::vector<std::size_t> shape;
  std::vector<T> values;
};
template <class T>
Array<T> read_npy(const std::string& bytes, const std::string& type) {
  EXPECT_EQ(bytes.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
  const std::size_t length = static_cast<unsigned char>(bytes[8]) +
                             256 * std::size_t{static_cast<unsigned char>(bytes[9])};
  EXPECT_EQ((10 + length) % 64, 0U);
  const std::string header = bytes.substr(10, length);
  EXPECT_EQ(header.back(), '\n');
  EXPECT_NE(header.find("'descr': '" + type + "'"), std::string::npos);
  EXPECT_NE(header.find("'fortran_order': False"), std::string::npos);
  Array<T> array;
  std::size_t count = 1;
  std::string number;
  for (std::size_t i = header.find('(') + 1; header[i - 1] != ')'; ++i) {
    if (std::isdigit(static_cast<unsigned char>(header[i])) != 0) {
      number += header[i];
    } else if (!number.empty()) {
      array.shape.push_back(std::stoul(number));
      count *= array.shape.back();
      number.clear();
    }
  }
  EXPECT_EQ(bytes.size(), 10 + length + count * sizeof(T));
  array.values.resize(count);
  std::memcpy(array.values.data(), bytes.data() + 10 + length, count * sizeof(T));
  return array;
}

std::vector<std::string> labels(const Exported& exported, std::size_t axis) {
  return nlohmann::json::parse(exported.labels)["axes"][axis]["labels"];
}

Exported exported(const Study& study, ExportTable table, ExportFormat format,
                  const std::string& target = "") {
  ExportOptions options;
  options.table = table;
  options.format = format;
  options.target = target;
  auto result = export_table(study, options, {});
  EXPECT_TRUE(result);
  return *result;
}

const std::string kLosses =
    "target,sources,image,loss,group,seed\n"
    "u,b,2,0.1,r1,5\nu,b,1,0.25,r1,5\n"
    "t,a,1,0.3,r1,5\nt,a,3,1e-12,r2,5\nt,a+b,1,0.7,r1,5\nt,a+b,3,-3.5,r2,5\n"
    "u,self,1,,r1,5\nu,self,3,0.125,r2,5\nu,self,2,1,r1,5\n"
    "t,pixels,1,0.7,r1,5\n";

class ExportTest : public ::testing::Test {
 protected:
  Study losses_study() {
    written(folder_ / "l.csv", kLosses);
    ImportOptions options;
    options.overwrite = true;
    import_losses(folder_ / "l.csv", folder_ / "l.taskstudy", options, {});
    return Study::open(folder_ / "l.taskstudy");
  }
  Folder folder_;
};

TEST_F(ExportTest, TransfersRoundTripThroughCsv) {
  for (const BuiltinStudy& builtin : builtin_studies()) {
    SCOPED_TRACE(builtin.name);
    const Study study = Study::open(resolve_study(builtin.name));
    const Exported csv = exported(study, ExportTable::kTransfers, ExportFormat::kCsv);
    written(folder_ / "t.csv", csv.content);
    ImportOptions options;
    options.overwrite = true;
    import_transfers(folder_ / "t.csv", folder_ / "t.taskstudy", options, {});
    expect_same(Study::open(folder_ / "t.taskstudy").table(), study.table());
  }
}

TEST_F(ExportTest, TransfersKeepEveryBit) {
  NewStudy content = small_study();
  content.measurements[0].transfers[0].affinity = 0.1 + 0.2;
  content.measurements[0].transfers[0].gain = 1.0 / 3;
  content.measurements[0].transfers[0].quality = 5e-324;
  Study::create(folder_ / "x.taskstudy", content);
  const Study study = Study::open(folder_ / "x.taskstudy");
  written(folder_ / "t.csv", exported(study, ExportTable::kTransfers, ExportFormat::kCsv).content);
  import_transfers(folder_ / "t.csv", folder_ / "t.taskstudy", {}, {});
  const TransferTable again = Study::open(folder_ / "t.taskstudy").table();
  EXPECT_EQ(again.transfers()[0].affinity, 0.1 + 0.2);
  EXPECT_EQ(again.transfers()[0].gain, 1.0 / 3);
  EXPECT_EQ(again.transfers()[0].quality, 5e-324);
}

TEST_F(ExportTest, LossesRoundTripThroughCsv) {
  const Study study = losses_study();
  const Exported csv = exported(study, ExportTable::kLosses, ExportFormat::kCsv);
  written(folder_ / "again.csv", csv.content);
  import_losses(folder_ / "again.csv", folder_ / "again.taskstudy", {}, {});
  const Study again = Study::open(folder_ / "again.taskstudy");
  expect_same(again.table(), study.table());
  EXPECT_EQ(again.measurements()[0].seed, 5);
  for (const char* target : {"t", "u"}) {
    const auto one = study.losses(target), other = again.losses(target);
    ASSERT_TRUE(one && other);
    EXPECT_EQ(one->names, other->names);
    EXPECT_EQ(one->images, other->images);
    EXPECT_EQ(one->groups, other->groups);
    ASSERT_EQ(one->losses.losses.size(), other->losses.losses.size());
    for (std::size_t i = 0; i < one->losses.losses.size(); ++i) {
      expect_same(one->losses.losses[i], other->losses.losses[i]);
    }
  }
  EXPECT_EQ(exported(again, ExportTable::kLosses, ExportFormat::kCsv).content, csv.content);
  // One target alone.
  const Exported part = exported(study, ExportTable::kLosses, ExportFormat::kCsv, "t");
  EXPECT_EQ(part.content.find("\nu,"), std::string::npos);
  EXPECT_NE(part.content.find("\nt,a,3,1e-12,r2,5\n"), std::string::npos) << part.content;
}

TEST_F(ExportTest, LossesAsNpy) {
  const Study study = losses_study();
  const Exported npy = exported(study, ExportTable::kLosses, ExportFormat::kNpy);
  const auto array = read_npy<float>(npy.content, "<f4");
  const auto rows = labels(npy, 0), images = labels(npy, 1);
  EXPECT_EQ(array.shape, (std::vector<std::size_t>{rows.size(), images.size()}));
  EXPECT_EQ(rows, (std::vector<std::string>{"b->u", "self->u", "a->t", "a+b->t", "pixels->t"}));
  std::map<std::string, float> values;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < images.size(); ++j) {
      values[rows[i] + "@" + images[j]] = array.values[i * images.size() + j];
    }
  }
  EXPECT_EQ(values.at("b->u@2"), 0.1F);
  EXPECT_EQ(values.at("a+b->t@3"), -3.5F);
  EXPECT_TRUE(std::isnan(values.at("a+b->t@2")));
  EXPECT_TRUE(std::isnan(values.at("self->u@1")));
}

TEST_F(ExportTest, TransfersAsNpy) {
  const Study study = Study::open(resolve_study("published-16k"));
  const Exported npy = exported(study, ExportTable::kTransfers, ExportFormat::kNpy);
  const auto array = read_npy<double>(npy.content, "<f8");
  const TransferTable table = study.table();
  ASSERT_EQ(array.shape, (std::vector<std::size_t>{table.transfers().size(), 4}));
  for (std::size_t i = 0; i < table.transfers().size(); ++i) {
    EXPECT_EQ(array.values[4 * i], table.transfers()[i].order());
    expect_same(array.values[4 * i + 1], table.transfers()[i].affinity);
    expect_same(array.values[4 * i + 2], table.transfers()[i].gain);
    expect_same(array.values[4 * i + 3], table.transfers()[i].quality);
  }
  EXPECT_EQ(labels(npy, 0)[0], "autoencoder->autoencoder");
  EXPECT_EQ(labels(npy, 1), (std::vector<std::string>{"order", "affinity", "gain", "quality"}));
}

TEST_F(ExportTest, WinRates) {
  const Study study = losses_study();
  const Exported csv = exported(study, ExportTable::kWinRates, ExportFormat::kCsv, "t");
  EXPECT_EQ(csv.content,
            "target,sources,against,win_rate,images\n"
            "t,a,a+b,0.5,2\nt,a,pixels,1,1\n"
            "t,a+b,a,0.5,2\nt,a+b,pixels,0,1\n"
            "t,pixels,a,0,1\nt,pixels,a+b,0,1\n");
  const Exported npy = exported(study, ExportTable::kWinRates, ExportFormat::kNpy);
  const auto array = read_npy<double>(npy.content, "<f8");
  const auto targets = labels(npy, 0), names = labels(npy, 1);
  EXPECT_EQ(array.shape, (std::vector<std::size_t>{2, names.size(), names.size()}));
  const auto at = [&](const std::string& target, const std::string& a, const std::string& b) {
    const auto place = [](const std::vector<std::string>& all, const std::string& one) {
      return static_cast<std::size_t>(std::find(all.begin(), all.end(), one) - all.begin());
    };
    return array.values[(place(targets, target) * names.size() + place(names, a)) * names.size() +
                        place(names, b)];
  };
  EXPECT_EQ(at("t", "a", "pixels"), 1);
  EXPECT_EQ(at("u", "b", "self"), 1);
  EXPECT_TRUE(std::isnan(at("u", "a", "self")));
}

TEST_F(ExportTest, AffinityOfFirstOrder) {
  const Study study = Study::open(resolve_study("published-16k"));
  const Exported npy = exported(study, ExportTable::kAffinity, ExportFormat::kNpy);
  const auto array = read_npy<double>(npy.content, "<f8");
  const auto sources = labels(npy, 0), targets = labels(npy, 1);
  ASSERT_EQ(array.shape, (std::vector<std::size_t>{28, 22}));  // 27 tasks and self
  EXPECT_EQ(sources.back(), "self");
  for (std::size_t t = 0; t < targets.size(); ++t) {
    double sum = 0;
    for (std::size_t s = 0; s < sources.size(); ++s) sum += array.values[s * targets.size() + t];
    EXPECT_NEAR(sum, 1, 1e-12);
  }
  // The same in text; and that reads back as a matrix in which higher is better.
  written(folder_ / "m.csv", exported(study, ExportTable::kAffinity, ExportFormat::kCsv).content);
  import_matrix(folder_ / "m.csv", folder_ / "m.taskstudy", {true}, {}, {});
  const Study again = Study::open(folder_ / "m.taskstudy");
  EXPECT_EQ(again.table().transfers().size(), 28U * 22U);
  const auto second =
      read_npy<double>(exported(again, ExportTable::kAffinity, ExportFormat::kNpy).content, "<f8");
  ASSERT_EQ(second.shape, array.shape);
  for (std::size_t i = 0; i < array.values.size(); ++i) {
    EXPECT_NEAR(second.values[i], array.values[i], 1e-15);
  }
}

TEST_F(ExportTest, Latex) {
  EXPECT_EQ(latex_escaped("a_b & 100% {x} #1 $ ~ ^ \\"),
            "a\\_b \\& 100\\% \\{x\\} \\#1 \\$ \\textasciitilde{} \\textasciicircum{} "
            "\\textbackslash{}");
  NewStudy content = small_study();
  content.tasks[0].code = "a_1";
  content.measurements[0].transfers[0].affinity = 5.9e-6;
  Study::create(folder_ / "x.taskstudy", content);
  const Exported latex =
      exported(Study::open(folder_ / "x.taskstudy"), ExportTable::kTransfers, ExportFormat::kLatex);
  EXPECT_NE(latex.content.find("\\begin{tabular}{llrrrr}\n\\toprule\n"
                               "sources & target & order & affinity & gain & quality \\\\\n"
                               "\\midrule\n"
                               "b & a\\_1 & $1$ & $5.90\\times 10^{-6}$ & $0.5000$ & $0.1250$ "
                               "\\\\\n"
                               "c+b & a\\_1 & $2$ & $0.5000$ & -- & -- \\\\\n"),
            std::string::npos)
      << latex.content;
  EXPECT_TRUE(latex.content.ends_with("\\bottomrule\n\\end{tabular}\n"));
  for (const auto table : {ExportTable::kLosses, ExportTable::kWinRates, ExportTable::kAffinity}) {
    EXPECT_NE(exported(Study::open(folder_ / "x.taskstudy"), table, ExportFormat::kLatex)
                  .content.find("\\midrule"),
              std::string::npos);
  }
}

TEST_F(ExportTest, IntoFiles) {
  const Study study = losses_study();
  ExportOptions options;
  options.table = ExportTable::kAffinity;
  options.format = export_format_of("x.npy");
  EXPECT_TRUE(export_table(study, options, folder_ / "x.npy", {}));
  EXPECT_TRUE(fs::exists(folder_ / "x.npy.json"));
  // What lies beside the file that was named is put in a link's place; the file itself is followed.
  fs::rename(folder_ / "x.npy", folder_ / "elsewhere");
  fs::create_symlink("elsewhere", folder_ / "x.npy");
  const auto victim = written(folder_ / "victim", "precious");
  fs::remove(folder_ / "x.npy.json");
  fs::create_symlink(victim, folder_ / "x.npy.json");
  EXPECT_TRUE(export_table(study, options, folder_ / "x.npy", {}));
  EXPECT_TRUE(fs::is_symlink(folder_ / "x.npy"));
  EXPECT_FALSE(fs::is_symlink(folder_ / "x.npy.json"));
  EXPECT_EQ(read_file(victim), "precious");
  EXPECT_EQ(export_format_of("x.csv"), ExportFormat::kCsv);
  EXPECT_EQ(export_format_of("a/x.tex"), ExportFormat::kLatex);
  EXPECT_EQ(caught([] { export_format_of("x.xlsx"); }).kind, ErrorKind::kUsage);
  for (const auto table : {ExportTable::kTransfers, ExportTable::kLosses, ExportTable::kWinRates,
                           ExportTable::kAffinity}) {
    EXPECT_EQ(parse_export_table(to_string(table)), table);
  }
  EXPECT_FALSE(parse_export_table("wins"));
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(export_table(study, options, folder_ / "never.npy", context));
  EXPECT_FALSE(fs::exists(folder_ / "never.npy"));
}

TEST_F(ExportTest, SaysWhatIsMissing) {
  const Study study = Study::open(resolve_study("published-1k"));
  for (const auto table : {ExportTable::kLosses, ExportTable::kWinRates}) {
    ExportOptions options;
    options.table = table;
    const Caught error = caught([&] { export_table(study, options, {}); });
    EXPECT_EQ(error.kind, ErrorKind::kBadInput);
    EXPECT_NE(error.message.find("no per-image losses"), std::string::npos);
  }
  ExportOptions options;
  options.target = "nothing";
  EXPECT_EQ(caught([&] { export_table(study, options, {}); }).kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace taskatlas
