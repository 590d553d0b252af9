/** Never a dash alone. */
export const EmptyValue = () => <span className="rc-mention">non renseigné</span>;
