/* Small letters without diacritics, as conf.py folds the words of the search: "Sóc Trăng" becomes "soc trang". */
function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{Mark}/gu, "").replace(/đ/g, "d");
}
